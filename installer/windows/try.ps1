# Install silently for this user, run the self-test, uninstall silently; see docs/packaging.md.
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem dist/*-setup.exe)[0].FullName
$folder = "$env:LOCALAPPDATA\Programs\sfdesk"
$data = "$env:LOCALAPPDATA\sfdesk"

function Assert($holds, $told) { if (-not $holds) { throw $told } }

Assert ((Start-Process $setup /S -Wait -PassThru).ExitCode -eq 0) "the installer failed"
& "$folder\sfdesk.exe" self-test
Assert ($LASTEXITCODE -eq 0) "the self-test failed"

New-Item -ItemType Directory -Force $data | Out-Null
Set-Content "$data\kept.txt" "The user's."
# _?= keeps the uninstaller from moving itself away, so that it can be waited for.
Start-Process "$folder\uninstall.exe" "/S", "_?=$folder" -Wait
Assert (-not (Test-Path "$folder\sfdesk.exe")) "the program is still there"
Assert (Test-Path "$data\kept.txt") "the user's data are gone"

Assert ((Start-Process $setup /S -Wait -PassThru).ExitCode -eq 0) "the second install failed"
Start-Process "$folder\uninstall.exe" "/S", "/REMOVEDATA", "_?=$folder" -Wait
Assert (-not (Test-Path $data)) "the user's data are still there"
