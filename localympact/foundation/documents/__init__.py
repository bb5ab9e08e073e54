"""Tables, documents and charts: one description of a thing, written as page, PDF, DOCX, XLSX, CSV or JSON."""
