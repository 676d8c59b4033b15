//! Whole elections, the attack corpus and the flow, room by room
