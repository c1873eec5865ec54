; The Windows installer. Compiled by installer/windows_setup.py with
;   makensis -DVERSION=1.2.3 -DBUNDLE=folder -DOUT=file sfdesk.nsi
; Per user by default; /ALLUSERS per machine; /S silent, both ways; the uninstaller keeps what the
; user made unless it is told /REMOVEDATA (or, when it is not silent, asked to).
Unicode true
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
Name "Family Support Matrix"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\sfdesk"
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Family Support Matrix (sfdesk)"
VIAddVersionKey "FileDescription" "Evidence on family support, offline"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The sfdesk authors, MIT licence"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
Var AllUsers
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\sfdesk"

Function .onInit
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers "1"
    SetShellVarContext all
    StrCpy $INSTDIR "$PROGRAMFILES64\sfdesk"
  ${EndIf}
FunctionEnd

Section "sfdesk"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  CreateShortcut "$SMPROGRAMS\Family Support Matrix.lnk" "$INSTDIR\sfdesk.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Family Support Matrix (sfdesk)"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr SHCTX "${UNINSTALL}" "AllUsers" "$AllUsers"
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

Function un.onInit
  ReadRegStr $AllUsers HKLM "${UNINSTALL}" "AllUsers"
  ${If} $AllUsers == "1"
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\Family Support Matrix.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\sfdesk.exe"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/REMOVEDATA" $R1
  ${IfNot} ${Errors}
    Goto remove
  ${EndIf}
  IfSilent keep
  MessageBox MB_YESNO|MB_DEFBUTTON2 "Remove your settings and saved searches too?" IDYES remove
  Goto keep
remove:
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\sfdesk"
keep:
SectionEnd
