"""What a sheet is given besides its content: whose it is, what they offer, and how openly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sfdesk.factsheets.blocks import Block, Contact, Lines, Notice, Page, Prose
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.organisation import NOBODY, Organisation
from sfdesk.model.offers import CHECK_AFTER, Offer

PLAIN_TITLE = "Information sheet"
LETTERHEAD = "letterhead"
CONTACT = "contact"
_NEXT = ("What happens next:", "When:")
"""What there is to write on where who to call is printed."""
OPTIONAL_ON_ALL: dict[str, str] = {LETTERHEAD: "Your organisation’s name and logo"}
"""What may be left out of every sheet besides its sections."""


@dataclass(frozen=True, slots=True)
class HandingOut:
    """How a sheet is handed out.

    Attributes:
        organisation: Who hands it out.
        discreet: Whether its outside must not tell what it is about, or who gave it.
        coloured_paper: Whether it goes on coloured paper and so prints no ground of its own.
        check_after: Months after which an offer needs a check.
        offers: What is offered here, of any interventions; each sheet takes its own.
    """

    organisation: Organisation = NOBODY
    discreet: bool = False
    coloured_paper: bool = False
    offers: tuple[Offer, ...] = ()
    check_after: int = CHECK_AFTER

    def without(self, leave_out: frozenset[str]) -> "HandingOut":
        """Return the same without what is left out, and without a sender where discreet."""
        whose = NOBODY if self.discreet else self.organisation
        if LETTERHEAD in leave_out:
            whose = replace(whose, name="", logo=b"")
        if CONTACT in leave_out:
            whose = replace(whose, contact="")
        # A provider's name would tell what it is about.
        return replace(self, organisation=whose, offers=() if self.discreet else self.offers)


def file_name(slugs: Sequence[str], audience: Audience, *, discreet: bool) -> str:
    """Return what a file of these sheets may be called; a discreet one tells nothing."""
    if discreet:
        return "information-sheets.pdf" if len(slugs) > 1 else "information-sheet.pdf"
    return f"{audience}-sheets.pdf" if len(slugs) > 1 else f"{slugs[0]}-{audience}.pdf"


def with_contact(page: Page, heading: str, contact: str) -> Page:
    """Return the page with a block of who to call: beside the next step, or before the notes."""
    lines = tuple(line for line in map(str.strip, contact.splitlines()) if line)
    if not lines:
        return page
    block = Contact(CONTACT, heading, lines)
    if page.working:
        working = before("next-step", page.working, block)
        return replace(page, working=tuple(map(_shorter, working)))
    return replace(page, reading=before("references", page.reading, block))


def _shorter(block: Block) -> Block:
    """Return the block of the next step without who to call, which stands above it."""
    if not (isinstance(block, Lines) and block.framed):
        return block
    return replace(block, heading="Next step", words=_NEXT)


def discreet(page: Page, title: str) -> Page:
    """Return a family page whose head tells nothing: its subject stands in the text instead."""
    about = Prose("about", "What is this about?", (f"{page.title}. {page.lead}",))
    return replace(page, title=title, lead="", reading=(about, *_notice_later(page.reading)))


def _notice_later(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks with a notice moved from the head of the page to before "How sure"."""
    notices = [block for block in blocks if isinstance(block, Notice)]
    for block in blocks:
        if block.id == "how-sure":
            yield from notices
        if not isinstance(block, Notice):
            yield block


def before(id: str, blocks: tuple[Block, ...], new: Block) -> tuple[Block, ...]:
    """Return the blocks with a new one before that of an id, or last."""
    at = next((n for n, block in enumerate(blocks) if block.id == id), len(blocks))
    return (*blocks[:at], new, *blocks[at:])
