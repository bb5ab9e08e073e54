"""What speaks for a claim: the same domain in the address, or the register number."""

from __future__ import annotations

from urllib.parse import urlsplit

from localympact.phase1_mapping.organisations.similarity import SHARED_HOSTS, register_key

# Mailboxes that anybody can open say nothing about an organisation.
OPEN_TO_ALL = frozenset(
    (
        *(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "icloud.com",
            "gmx.net",
        ),
        *("proton.me", "protonmail.com", "mail.com", "inbox.lv", "inbox.lt", "inbox.eu", "one.lt", "sapo.pt"),
        *("cytanet.com.cy", "telia.com", "gmx.net"),
    )
)
DOMAIN, REGISTER = "email_domain", "register_number"


def evidence_for(
    *, address: str, said_number: str, website: str, email: str, register_number: str, confirmed: bool = True
) -> str:
    """The stronger of what speaks for the claim, or an empty string."""
    number = register_key(said_number)
    if number and number == register_key(register_number):
        return REGISTER
    domain = domain_of(address)
    if confirmed and domain and domain not in OPEN_TO_ALL and domain in {host_of(website), domain_of(email)}:
        return DOMAIN
    return ""


def domain_of(address: str) -> str:
    """What stands behind the at sign."""
    return address.rpartition("@")[2].casefold() if "@" in address else ""


def host_of(website: str) -> str:
    """The host of a website, without www; shared hosts say nothing."""
    host = (urlsplit(website).hostname or "").casefold().removeprefix("www.")
    return "" if host in SHARED_HOSTS else host
