//! What makes a ballot valid: bits and linear rules, one file a ballot type
