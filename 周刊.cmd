@echo off
rem Starts the menu of the weekly. ASCII only in here: a console of any code page must read it.
setlocal
chcp 65001 >nul 2>nul
set "PYTHONUTF8=1"
cd /d "%~dp0"

set "FINDPY="
py -3 -c "import sys" >nul 2>nul
if not errorlevel 1 set "FINDPY=py -3"
if defined FINDPY goto found
python -c "import sys; sys.exit(sys.version_info[0] != 3)" >nul 2>nul
if not errorlevel 1 set "FINDPY=python"
if defined FINDPY goto found
python3 -c "import sys" >nul 2>nul
if not errorlevel 1 set "FINDPY=python3"
if defined FINDPY goto found

rem PowerShell turns the numbers into the sentence: no Python was found, install it from python.org.
powershell -NoProfile -Command "[Console]::OutputEncoding=[Text.Encoding]::UTF8; -join [char[]](27809,26377,25214,21040,32,80,121,116,104,111,110,12290,35831,21040,32,112,121,116,104,111,110,46,111,114,103,32,19979,36733,32,80,121,116,104,111,110,32,51,46,49,51,65292,23433,35013,26102,21246,36873,32,65,100,100,32,112,121,116,104,111,110,46,101,120,101,32,116,111,32,80,65,84,72,65292,20877,21452,20987,26412,25991,20214,12290)" 2>nul
echo Python 3.11+ was not found. Install it from python.org and tick "Add python.exe to PATH".
goto wait

:found
%FINDPY% "%~dp0tasks.py" menu
if errorlevel 1 goto wait
exit /b 0

:wait
echo.
pause
exit /b 1
