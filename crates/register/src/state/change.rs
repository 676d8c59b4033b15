//! Changes of what stands, which acts bring.
