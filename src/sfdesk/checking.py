"""Holding what is open against what it says of itself, and a sheet against its edition. No Qt."""

from collections.abc import Iterator

from sfdesk.app import App
from sfdesk.core.errors import EditionError, NotFoundError
from sfdesk.core.language import counted, tr
from sfdesk.edition.manifest import verify
from sfdesk.editions.installed import with_hash
from sfdesk.model.info import EditionInfo


def check(app: App) -> Iterator[str]:
    """Verify the edition, its index and the resources; yield what was checked.

    Raises:
        EditionError: If the edition is damaged (raised when it was opened, or here).
    """
    manifest = verify(app.folder)
    info = app.edition.info
    yield f"Edition {info.id} ({info.short_hash}), evidence as of {info.evidence_as_of}."
    yield counted(len(manifest.files), "file is as it was built.", "files are as they were built.")
    yield from _signatures(app)
    edition = app.edition
    yield (
        ", ".join(
            (
                counted(len(edition.interventions), "intervention", "interventions"),
                counted(len(edition.topics), "topic", "topics"),
                f"{len(edition.mentioned)} mentioned",
                counted(len(edition.guide), "guide page", "guide pages"),
                counted(len(edition.glossary), "term", "terms"),
                counted(len(edition.notes), "reference", "references"),
            )
        )
        + "."
    )
    cited = [n for e in app.edition.entries() for n in app.edition.citations(e)]
    dangling = set(cited) - {note.number for note in app.edition.notes}
    if dangling:
        raise EditionError(
            tr("Notes are cited that do not exist: {numbers}.", numbers=sorted(dangling))
        )
    yield f"{counted(len(cited), 'citation', 'citations')}, none dangling."
    found = app.engine.search(app.edition.interventions[0].name).results
    if not found or found[0].id != app.edition.interventions[0].slug:
        raise EditionError(tr("The search index does not find the first intervention by name."))
    yield "The search index opens and finds."


def _signatures(app: App) -> Iterator[str]:
    """Yield how an installed edition is signed.

    Raises:
        EditionError: If it is not what was signed; it is put aside then.
    """
    if tampered := app.look_after_edition():
        raise EditionError(tampered, kept=tr("It was put aside; an earlier one opens next."))
    if app.is_installed:
        yield f"{app.mark}." if app.mark else "It is signed by people who are trusted here."


def edition_of(app: App, hash_: str) -> EditionInfo:
    """Return the edition with a hash, or with one that begins so, as sheets print it.

    Raises:
        NotFoundError: If this program holds no such edition.
    """
    info = app.edition.info
    if len(hash_) >= len(info.short_hash):
        if info.content_hash.startswith(hash_.lower()):
            return info
        if other := with_hash(app.profile.editions, hash_.lower()):
            return other
    raise NotFoundError(
        tr("No edition with the hash “{hash}” is in this program.", hash=hash_),
        do=tr(
            "It holds {id} ({short_hash}); a sheet prints the first seven digits.",
            id=info.id,
            short_hash=info.short_hash,
        ),
    )
