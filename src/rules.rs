//! From facts to kinds of rewording.
