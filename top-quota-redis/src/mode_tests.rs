use super::*;

const MS: Duration = Duration::from_millis(1);

/// A machine, and the times at which events are applied.
struct Run {
    machine: Machine,
    start: Instant,
}

impl Run {
    fn new() -> Self {
        Self { machine: Machine::shared(), start: Instant::now() }
    }

    fn at(&mut self, ms: u32, event: Event) -> Option<Mode> {
        self.machine.apply(event, self.start + ms * MS)
    }

    fn next(&self) -> Option<Duration> {
        self.machine.next().map(|at| at - self.start)
    }
}

#[test]
fn three_failures_within_a_second_degrade() {
    let mut run = Run::new();
    assert_eq!(run.at(0, Event::Failed), None);
    assert_eq!(run.at(500, Event::Failed), None);
    assert_eq!(run.at(1000, Event::Failed), None, "the first failure is a second old");
    assert_eq!(run.at(1200, Event::Failed), Some(Mode::Degraded));
    assert_eq!(run.next(), Some(2200 * MS));
}

#[test]
fn one_time_out_degrades() {
    let mut run = Run::new();
    assert_eq!(run.at(7, Event::TimedOut), Some(Mode::Degraded));
    assert_eq!(run.next(), Some(1007 * MS));
}

#[test]
fn lost_content_is_probed_at_once() {
    let mut run = Run::new();
    assert_eq!(run.at(7, Event::ContentLost), Some(Mode::Degraded));
    assert_eq!(run.next(), Some(7 * MS));
}

#[test]
fn probes_follow_each_other_every_second() {
    let mut run = Run::new();
    run.at(0, Event::TimedOut);
    for second in 1..5 {
        assert_eq!(run.next(), Some(second * 1000 * MS));
        assert_eq!(run.at(second * 1000, Event::ProbeFailed), None);
    }
}

#[test]
fn sharing_begins_after_the_agreed_pause() {
    let mut run = Run::new();
    run.at(0, Event::TimedOut);
    assert_eq!(run.at(1000, Event::Joined(700 * MS)), Some(Mode::Rejoining));
    assert_eq!(run.next(), Some(1700 * MS));
    assert_eq!(run.at(1699, Event::Due), None);
    assert_eq!(run.at(1700, Event::Due), Some(Mode::Shared));
    assert_eq!(run.next(), None);
}

#[test]
fn a_failure_while_rejoining_degrades() {
    for event in [Event::Failed, Event::TimedOut, Event::ProbeFailed, Event::ContentLost] {
        let mut run = Run::new();
        run.at(0, Event::TimedOut);
        run.at(1000, Event::Joined(Machine::PAUSE));
        assert_eq!(run.at(1100, event), Some(Mode::Degraded), "{event:?}");
    }
}

#[test]
fn late_answers_do_not_change_a_degraded_process() {
    let mut run = Run::new();
    run.at(0, Event::TimedOut);
    for event in [Event::Failed, Event::TimedOut, Event::ContentLost, Event::Due] {
        assert_eq!(run.at(10, event), None, "{event:?}");
        assert_eq!(run.next(), Some(1000 * MS), "{event:?}");
    }
}

#[test]
fn old_failures_are_forgotten_after_an_outage() {
    let mut run = Run::new();
    run.at(0, Event::Failed);
    run.at(1, Event::Failed);
    run.at(2, Event::Failed);
    run.at(3, Event::Joined(Duration::ZERO));
    assert_eq!(run.at(4, Event::Due), Some(Mode::Shared));
    assert_eq!(run.at(5, Event::Failed), None);
}
