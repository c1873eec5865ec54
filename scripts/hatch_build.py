"""Build hook of the wheel: builds the edition with its index and puts it inside."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EditionBuildHook(BuildHookInterface[Any]):
    """Adds ``sfdesk/_edition`` to a standard wheel; an editable install uses ``build/edition``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the edition into a temporary folder and have it included."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "scripts"))
        from build_edition import vouch_for
        from sfdesk.authoring.build import build_all

        self._folder = tempfile.TemporaryDirectory(prefix="sfdesk-edition-")
        target = Path(self._folder.name) / "edition"
        build_all(root / "db" / "sfp-2023", target)
        module = target.with_name("built_in.py")
        vouch_for(target, module)
        build_data["force_include"][str(target)] = "sfdesk/_edition"
        build_data["force_include"][str(module)] = "sfdesk/edition/_built_in.py"
        build_data["force_include"][str(root / "resources")] = "sfdesk/_resources"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
