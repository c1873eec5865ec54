/* python3.dll does nothing of its own: every export is forwarded by python3.def. */
int __stdcall DllMainCRTStartup(void *h, unsigned r, void *x) { return 1; }
