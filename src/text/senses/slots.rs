//! The table of `groups.txt` as it is laid out when the program is built and read when it runs.

/// How many slots the table has: a power of two, so that at most half of them are taken.
pub const N_SLOTS: usize = 1 << 13;

/// A free slot.
pub const NO_GROUP: u16 = u16::MAX;

/// Returns the slot where the search for a stem begins.
pub fn first_place(key: u64) -> usize {
    key as usize % N_SLOTS
}

/// Returns what a slot keeps of a stem to know it by.
pub fn tag(key: u64) -> u32 {
    (key >> 32) as u32
}
