//! Work on several cores whose results come in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::Error;

/// How far, in items a worker, the work may run ahead of what has been told: one slow file does not stop the others,
/// and the results that wait for it stay few.
const AHEAD: usize = 8;

/// Bytes that results may hold while they wait to be told, about: beyond that no further work is begun.
const WAITING: usize = 128 << 20;

/// Stack of a worker. What is read recursively is bounded by limits that are measured against the main thread's.
const STACK: usize = 8 << 20;

/// Works on `items` with `jobs` threads (0: as many as there are cores) and hands each result to `done`, in the order of
/// the items, on the calling thread. A panic in `work` is an error of its item alone.
pub fn in_order<I, T>(
    items: &[I],
    jobs: usize,
    work: impl Fn(&I) -> Result<T, Error> + Sync,
    done: impl FnMut(&I, Result<T, Error>),
) where
    I: Sync,
    T: Send,
{
    in_order_within(items, jobs, |_| 0, work, done);
}

/// [`in_order`] for results that may be large: `weight` says how many bytes one holds, about, and while those that wait
/// hold too many no further work is begun.
pub fn in_order_within<I, T>(
    items: &[I],
    jobs: usize,
    weight: impl Fn(&T) -> usize + Sync,
    work: impl Fn(&I) -> Result<T, Error> + Sync,
    mut done: impl FnMut(&I, Result<T, Error>),
) where
    I: Sync,
    T: Send,
{
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let jobs = if jobs == 0 { cores() } else { jobs }.clamp(1, items.len().max(1));
    let desk = Desk { state: Mutex::new(State::default()), changed: Condvar::new(), ahead: AHEAD * jobs };
    thread::scope(|scope| {
        let worker = || {
            while let Some(index) = desk.take(items.len()) {
                let result = guarded(|| work(&items[index]));
                let weight = result.as_ref().map_or(0, &weight);
                desk.put(index, weight, result);
            }
        };
        let started = (0..jobs)
            .filter(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_ok());
        if started.count() == 0 {
            // Not one thread to be had: the calling one does it all.
            for item in items {
                done(item, guarded(|| work(item)));
            }
            return;
        }
        let _stop = Stop(&desk, items.len());
        for (index, item) in items.iter().enumerate() {
            done(item, desk.get(index));
        }
    });
}

/// Lets the workers end when the calling thread does, also when `done` panics.
struct Stop<'a, T>(&'a Desk<T>, usize);

impl<T> Drop for Stop<'_, T> {
    fn drop(&mut self) {
        self.0.state().next = self.1;
        self.0.changed.notify_all();
    }
}

/// Does a piece of work on one file; a panic in it is an error like others.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        Err(Error::Panicked(text.unwrap_or("no reason given").to_owned()))
    })
}

/// Where workers fetch items and leave results.
struct Desk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    ahead: usize,
}

struct State<T> {
    /// The next item that nobody has taken.
    next: usize,
    /// How many results have been told.
    told: usize,
    /// The results that wait, with their weights.
    results: BTreeMap<usize, (usize, Result<T, Error>)>,
    /// The weights together.
    waiting: usize,
}

impl<T> State<T> {
    /// The next item waits: there are many results that wait, or some that are large. What is to be told next is never
    /// waited for here: it was taken before.
    fn is_far_ahead(&self, ahead: usize) -> bool {
        self.next >= self.told + ahead || (self.next > self.told && self.waiting > WAITING)
    }
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self { next: 0, told: 0, results: BTreeMap::new(), waiting: 0 }
    }
}

impl<T> Desk<T> {
    /// The next item's index, once it is not too far ahead.
    fn take(&self, items: usize) -> Option<usize> {
        let mut state = self.state();
        while state.next < items && state.is_far_ahead(self.ahead) {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let index = state.next;
        state.next += 1;
        (index < items).then_some(index)
    }

    fn put(&self, index: usize, weight: usize, result: Result<T, Error>) {
        let mut state = self.state();
        state.waiting += weight;
        state.results.insert(index, (weight, result));
        self.changed.notify_all();
    }

    fn get(&self, index: usize) -> Result<T, Error> {
        let mut state = self.state();
        loop {
            if let Some((weight, result)) = state.results.remove(&index) {
                state.waiting -= weight;
                state.told = index + 1;
                self.changed.notify_all();
                return result;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        let items: Vec<u64> = (0..100).collect();
        for jobs in [0, 1, 2, 7] {
            let mut told = Vec::new();
            let work = |item: &u64| {
                thread::sleep(Duration::from_micros(item % 3 * 200));
                Ok(item * 2)
            };
            in_order(&items, jobs, work, |item, result| told.push((*item, result.unwrap())));
            assert_eq!(told, items.iter().map(|item| (*item, item * 2)).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn few_large_results_wait() {
        let items: Vec<usize> = (0..40).collect();
        let (begun, most) = (Mutex::new(0_usize), Mutex::new(0_usize));
        let work = |item: &usize| {
            *begun.lock().unwrap() += 1;
            // The first is slow: what comes behind it waits.
            thread::sleep(Duration::from_millis(if *item == 0 { 200 } else { 0 }));
            Ok(*item)
        };
        let done = |item: &usize, _| {
            let ahead = *begun.lock().unwrap() - item;
            let mut most = most.lock().unwrap();
            *most = (*most).max(ahead);
        };
        in_order_within(&items, 2, |_| WAITING / 2, work, done);
        // The one that is told, three that weigh too much together, and one more a worker.
        assert!(*most.lock().unwrap() <= 6, "{most:?}");
        *most.lock().unwrap() = 0;
        *begun.lock().unwrap() = 0;
        in_order(&items, 2, work, done);
        assert!(*most.lock().unwrap() > 6, "small ones run ahead: {most:?}");
    }

    #[test]
    fn a_panic_costs_one_item() {
        let work = |item: &u32| if *item == 2 { panic!("item {item} is poison") } else { Ok(*item) };
        let mut told = Vec::new();
        in_order(&[1, 2, 3], 2, work, |_, result| {
            told.push(result.map_err(|error| (error.id(), error.to_string())));
        });
        assert_eq!((told[0].clone(), told[2].clone()), (Ok(1), Ok(3)));
        let (id, message) = told[1].clone().unwrap_err();
        assert_eq!(id, "batch.panic");
        assert!(message.contains("item 2 is poison"), "{message}");
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        in_order(&[], 4, |(): &()| Ok(()), |(), _| unreachable!());
    }
}
