"""How much may stand at the head of a sheet: one rule for dialog, commands, settings and policy."""

from sfdesk.core.language import number, tr

LONGEST_NAME, LONGEST_CONTACT, MOST_LINES = 200, 1_000, 12
"""Characters of the name, characters and lines of the contact: more would fill pages."""


def name_fault(name: str) -> str:
    """Return what is wrong with the name of an organisation, or nothing."""
    if len(name) > LONGEST_NAME:
        return tr(
            "The name of the organisation is longer than {most} characters.",
            most=number(LONGEST_NAME),
        )
    if len(name.splitlines()) > 1:
        return tr("The name of the organisation has more than one line.")
    return ""


def contact_fault(contact: str) -> str:
    """Return what is wrong with who to call, or nothing."""
    if len(contact) > LONGEST_CONTACT:
        return tr("“Who to call” is longer than {most} characters.", most=number(LONGEST_CONTACT))
    if len(contact.splitlines()) > MOST_LINES:
        return tr("“Who to call” has more than {most} lines.", most=MOST_LINES)
    return ""
