//! The election, room by room: setup, roll, cast, board, tally, decrypt, certify
