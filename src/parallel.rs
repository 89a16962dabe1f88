//! Does long work on several threads.
//!
//! The parts never see one another's results, and these are joined in a fixed order, so that the outcome is the same
//! on any machine and with any number of processors.
//!
//! The threads are those of rayon's pool around the caller, and they stay. That matters: a new thread was measured to
//! come up on a processor of its own only after 3.5 milliseconds, at the next tick of the scheduler, and each piece of
//! work that starts threads of its own pays that again; a thread that is there already takes over in 0.05 milliseconds,
//! and as long as none is free the caller goes on alone.

use std::ops::Range;

use rayon::prelude::*;

/// From how much work on a thread that waits for it pays, in nanoseconds: ten times what handing over takes.
const WORTH_HANDING_OVER: usize = 500_000;

/// From how much work on starting threads pays, in nanoseconds, where the caller is in no pool.
const WORTH_STARTING: usize = 20_000_000;

/// Into so many parts work is cut at most: enough to keep several threads busy to the end, and few enough that what
/// each part sets up for itself does not count.
const MOST_PARTS: usize = 16;

/// About so many nanoseconds one piece of work takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Each(pub(crate) usize);

impl Each {
    /// Tells whether so many pieces are worth a second thread.
    fn pays(self, pieces: usize) -> bool {
        let worth = if rayon::current_thread_index().is_some() {
            WORTH_HANDING_OVER
        } else {
            WORTH_STARTING
        };
        pieces.saturating_mul(self.0) >= worth
    }

    /// Returns how many pieces are worth a part of their own, once threads share them.
    fn part(self) -> usize {
        (WORTH_HANDING_OVER / 2).div_ceil(self.0.max(1))
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

/// Returns what `work` makes of the pieces in their order, in as many parts as can be shared out evenly; their lists one
/// after the other.
pub(crate) fn in_parts<T: Send>(
    pieces: usize,
    each: Each,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync + Send,
) -> Vec<T> {
    if !each.pays(pieces) {
        return work(0..pieces);
    }
    let size = each.part().max(pieces.div_ceil(MOST_PARTS));
    let starts: Vec<usize> = (0..pieces).step_by(size).collect();
    let parts: Vec<Vec<T>> = (starts.par_iter())
        .map(|&start| work(start..pieces.min(start + size)))
        .collect();
    let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    parts.into_iter().for_each(|part| all.extend(part));
    all
}

/// Returns what `work` makes of 0 and of 1, both at once when there are many pieces.
pub(crate) fn both<T: Send>(pieces: usize, each: Each, work: impl Fn(usize) -> T + Sync) -> (T, T) {
    if each.pays(pieces) {
        rayon::join(|| work(0), || work(1))
    } else {
        (work(0), work(1))
    }
}

/// Returns what `work` makes of each item, in their order.
pub(crate) fn map<I: Sync, T: Send>(items: &[I], each: Each, work: impl Fn(&I) -> T + Sync + Send) -> Vec<T> {
    if each.pays(items.len()) {
        items.par_iter().with_min_len(each.part()).map(work).collect()
    } else {
        items.iter().map(work).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
        pool.expect("a few threads can be started").install(work)
    }

    #[test]
    fn parts_come_back_in_order_and_whole() {
        for pieces in [0, 1, 7, 1_000, 12_345] {
            let all: Vec<usize> = (0..pieces).collect();
            let cost = Each(1_000);
            assert_eq!(in_parts(pieces, cost, Iterator::collect), all);
            assert_eq!(in_pool(|| in_parts(pieces, cost, Iterator::collect)), all);
            let doubled: Vec<usize> = all.iter().map(|piece| piece * 2).collect();
            assert_eq!(in_pool(|| map(&all, cost, |piece| piece * 2)), doubled);
            let (first, second): (Vec<usize>, Vec<usize>) =
                in_pool(|| in_two(pieces, cost, Iterator::collect));
            assert_eq!([first, second].concat(), all);
        }
    }

    #[test]
    fn a_little_work_is_not_handed_over() {
        let here = in_pool(|| {
            let thread = || std::thread::current().id();
            both(10, Each(100), |_| thread()) == (thread(), thread())
        });
        assert!(here);
        assert!(
            !Each(1_000_000).pays(10),
            "outside of a pool threads would have to be started"
        );
        assert!(in_pool(|| Each(1_000_000).pays(10)));
    }
}
