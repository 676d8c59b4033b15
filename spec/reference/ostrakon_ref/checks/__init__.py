"""The numbered checks of chapter 8, a module for every hundred."""
