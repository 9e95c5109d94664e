@echo off
py "%~dp0main.py" %*
if errorlevel 1 pause
