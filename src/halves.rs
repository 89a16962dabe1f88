//! Does long work in two halves at once.
//!
//! The halves never see one another's results, and these are joined in a fixed order, so that the outcome is the same
//! on any machine and with any number of processors. Two halves and no more: beyond that, reading memory is the limit.

use std::ops::Range;

/// From how many pieces of work on a second thread pays: starting one costs about as much as a hundred pieces, and
/// half of a thousand is well above that.
const WORTH_A_THREAD: usize = 1024;

/// Returns what `work` makes of the first and of the second half of so many pieces.
pub(crate) fn in_two<T: Send>(pieces: usize, work: impl Fn(Range<usize>) -> T + Sync) -> (T, T) {
    let middle = if pieces < WORTH_A_THREAD {
        pieces
    } else {
        pieces / 2
    };
    both(pieces, |half| {
        if half == 0 {
            work(0..middle)
        } else {
            work(middle..pieces)
        }
    })
}

/// Returns what `work` makes of 0 and of 1, both at once when there are many pieces.
pub(crate) fn both<T: Send>(pieces: usize, work: impl Fn(usize) -> T + Sync) -> (T, T) {
    side_by_side(pieces, || work(0), || work(1))
}

/// Returns what two works make, both at once when there are many pieces; only the second one changes threads.
pub(crate) fn side_by_side<A, B: Send>(
    pieces: usize,
    first: impl FnOnce() -> A,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if pieces < WORTH_A_THREAD {
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
