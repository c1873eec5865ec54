; The installer for Windows. Compiled by release.py:
;   makensis -DVERSION=0.1.0 -DBUNDLE=… -DOUT=… -DICON=… sfdesk.nsi
;
;   sfdesk-setup.exe                       per user, no administrator needed
;   sfdesk-setup.exe /ALLUSERS             for everybody; from an administrator's prompt
;   sfdesk-setup.exe /S [/D=C:\folder]     silent; /D must be last and unquoted
;   uninstall.exe [/S] [/REMOVEDATA]       keeps the user's data unless told otherwise
;
; Exit status: 0; 1 cancelled by the user; 2 something is in the way; 740 an administrator is needed.

!ifdef TARGET
  ; For the test, which runs the installer where there is no Windows of 32 bits.
  Target ${TARGET}
!else
  Unicode true
!endif
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
; Times of files here are no part of the program: the same bundle gives the same installer.
SetDateSave off

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\sfdesk"
!define CLASSES "Software\Classes"
!define TITLE "Family Support Matrix"

Name "${TITLE}"
OutFile "${OUT}"
BrandingText "sfdesk ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "sfdesk"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs ${TITLE}"
VIAddVersionKey "CompanyName" "The sfdesk authors"
VIAddVersionKey "LegalCopyright" "The sfdesk authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}/licenses/sfdesk-LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var AllUsers

!macro QuitWith STATUS TEXT
  MessageBox MB_ICONSTOP|MB_OK "${TEXT}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

!macro NeedAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro QuitWith 740 "For all users, start this from an administrator's prompt."
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro QuitWith 2 "sfdesk needs a 64-bit Windows."
  ${EndIf}
  SetRegView 64
  StrCpy $AllUsers 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
  ${EndIf}
  ${If} $AllUsers = 1
    !insertmacro NeedAdministrator
    SetShellVarContext all
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$PROGRAMFILES64\sfdesk"
    ${EndIf}
  ${Else}
    SetShellVarContext current
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\sfdesk"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What an earlier version left must not be mixed with this one. A program that runs cannot be
; deleted: both are tried before anything is gone. ${Errors} clears the flag that it reads, so each
; step is asked about once, right after it.
!macro MustNotRun PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro QuitWith 2 "Please close sfdesk first."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro DeleteProgram PROGRAM
  ClearErrors
  Delete "$INSTDIR\${PROGRAM}"
  ${If} ${Errors}
    !insertmacro QuitWith 2 "Please close sfdesk first."
  ${EndIf}
!macroend

!macro RemoveProgram
  !insertmacro MustNotRun "sfdesk-window.exe"
  !insertmacro MustNotRun "sfdesk.exe"
  !insertmacro DeleteProgram "sfdesk-window.exe"
  !insertmacro DeleteProgram "sfdesk.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\sbom.cdx.json"
!macroend

Section "Program"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\sfdesk-window.exe"
  WriteRegStr SHCTX "${CLASSES}\.sfedition" "" "sfdesk.edition"
  WriteRegStr SHCTX "${CLASSES}\sfdesk.edition" "" "Edition for the ${TITLE}"
  WriteRegStr SHCTX "${CLASSES}\sfdesk.edition\DefaultIcon" "" "$INSTDIR\sfdesk-window.exe,0"
  WriteRegStr SHCTX "${CLASSES}\sfdesk.edition\shell\open\command" "" '"$INSTDIR\sfdesk-window.exe" --install-edition "%1"'
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\sfdesk-window.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "The sfdesk authors"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "un.Program" UnProgram
  SectionIn RO
  !insertmacro RemoveProgram
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "${CLASSES}\.sfedition"
  DeleteRegKey SHCTX "${CLASSES}\sfdesk.edition"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if nothing else is in it: the folder may have been chosen badly.
  RMDir "$INSTDIR"
SectionEnd

; Settings, saved searches and imported text of the user who uninstalls; nobody else's.
Section /o "un.My settings and imported text" UnData
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\sfdesk"
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    !insertmacro NeedAdministrator
    SetShellVarContext all
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/REMOVEDATA" $R1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnData}
  ${EndIf}
FunctionEnd
