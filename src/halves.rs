//! Does long work in two halves at once.
//!
//! The halves never see one another's results, and these are joined in a fixed order, so that the outcome is the same
//! on any machine and with any number of processors. Two halves and no more: beyond that, reading memory is the limit.

use std::ops::Range;

/// From how much work on a second thread pays, in nanoseconds. A round figure: at half as much, texts of 280 clauses took
/// a twentieth longer, since a thread that is short is over before it is moved to a processor of its own.
const WORTH_A_THREAD: usize = 2_000_000;

/// About so many nanoseconds one piece of work takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Each(pub(crate) usize);

impl Each {
    /// Tells whether so many pieces are worth a second thread.
    fn pays(self, pieces: usize) -> bool {
        pieces.saturating_mul(self.0) >= WORTH_A_THREAD
    }
}

/// Returns what `work` makes of the first and of the second half of so many pieces.
pub(crate) fn in_two<T: Send>(pieces: usize, each: Each, work: impl Fn(Range<usize>) -> T + Sync) -> (T, T) {
    let middle = if each.pays(pieces) { pieces / 2 } else { pieces };
    both(pieces, each, |half| {
        if half == 0 {
            work(0..middle)
        } else {
            work(middle..pieces)
        }
    })
}

/// Returns what `work` makes of 0 and of 1, both at once when there are many pieces.
pub(crate) fn both<T: Send>(pieces: usize, each: Each, work: impl Fn(usize) -> T + Sync) -> (T, T) {
    side_by_side(pieces, each, || work(0), || work(1))
}

/// Returns what two works make, both at once when there are many pieces; only the second one changes threads.
pub(crate) fn side_by_side<A, B: Send>(
    pieces: usize,
    each: Each,
    first: impl FnOnce() -> A,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !each.pays(pieces) {
        return (first(), second());
    }
    std::thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        (
            first,
            second.join().expect("a half panics only where the whole would"),
        )
    })
}
