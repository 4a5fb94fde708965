//! Plans what `simulate` sends: which payload of which bot, when, how often, in which order. Pure: the same seed gives
//! the same plan.

use std::str::FromStr;
use std::time::Duration;

use fastrand::Rng;

use super::scenario::{Scenario, Speed, Step};
use crate::model::{EventKind, nearest};

/// What is played: a whole lifecycle, or one event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Simulated {
    /// A lifecycle.
    Scenario(Scenario),
    /// One event.
    Single(Step),
}

/// Why a string is nothing that can be played.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "neither a scenario ({}) nor the name of an event{}",
    Scenario::names(),
    match near.as_slice() {
        [] => String::new(),
        [near] => format!("; did you mean `{near}`?"),
        near => format!("; similar: {}", near.join(", ")),
    }
)]
pub struct ParseSimulatedError {
    /// Names of scenarios and events that resemble what was given.
    pub near: Vec<&'static str>,
}

/// A share of all webhooks, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

/// Why a string is no share.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a share is a number from 0 to 1, such as 0.2, or a percentage such as 20%")]
pub struct ParseShareError;

/// Webhooks a second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate(f64);

/// Why a string is no rate.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a rate is a number of webhooks a second, from 0.01 to 1000000")]
pub struct ParseRateError;

/// How delivery goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Disturbance {
    /// How many webhooks are sent twice.
    pub duplicate: Share,
    /// How many are never sent.
    pub drop: Share,
    /// Whether the order within a bot is left to chance.
    pub shuffle: bool,
    /// Decides all chance.
    pub seed: u64,
}

/// How many bots play, and how fast.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// How many bots play at the same time, each the whole of it.
    pub bots: usize,
    /// How much faster than real.
    pub speed: Speed,
    /// Webhooks a second over all bots; it takes the place of the scenario's own timing.
    pub rate: Option<Rate>,
}

/// One webhook to send.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PlannedWebhook {
    /// When, from the beginning.
    pub at: Duration,
    /// Which bot's, from 0.
    pub bot: usize,
    /// Which payload of the scenario, from 0.
    pub index: usize,
    /// When it claims to have happened, from the beginning; of one bot, no two payloads claim the same millisecond.
    pub happened: Duration,
    /// Whether it was sent before.
    pub duplicate: bool,
}

/// Everything to send, in the order of time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SendingPlan {
    /// What is sent.
    pub webhooks: Vec<PlannedWebhook>,
    /// How many webhooks are not.
    pub dropped: usize,
}

/// Plans the sending of payloads that are due at these times at real speed.
pub fn plan(due: &[Duration], load: &Load, disturbance: &Disturbance) -> SendingPlan {
    let mut whole = SendingPlan::default();
    for bot in 0..load.bots {
        let one = plan_bot(due, bot, load.speed, disturbance);
        whole.webhooks.extend(one.webhooks);
        whole.dropped += one.dropped;
    }
    whole.webhooks.sort_by_key(|webhook| webhook.at);
    if let Some(Rate(rate)) = load.rate {
        let mut at = Duration::ZERO;
        for webhook in &mut whole.webhooks {
            webhook.at = at;
            at += Duration::from_secs_f64(1.0 / rate);
        }
    }
    whole
}

fn plan_bot(due: &[Duration], bot: usize, speed: Speed, disturbance: &Disturbance) -> SendingPlan {
    let Disturbance { duplicate, drop, shuffle, seed } = *disturbance;
    let mut chance = Rng::with_seed(seed.wrapping_add(u64::try_from(bot).unwrap_or(0)));
    let mut one = SendingPlan::default();
    let mut happened = None;
    for (index, due) in due.iter().enumerate() {
        let at = speed.scaled(*due);
        let time = happened.map_or(at, |before: Duration| at.max(before + Duration::from_millis(1)));
        happened = Some(time);
        // Both chances are drawn for every webhook: changing one share leaves the webhooks that the other one hits.
        let (dropped, doubled) = (chance.f64() < drop.0, chance.f64() < duplicate.0);
        if dropped {
            one.dropped += 1;
            continue;
        }
        let webhook = PlannedWebhook { at, bot, index, happened: time, duplicate: false };
        one.webhooks.push(webhook);
        if doubled {
            one.webhooks.push(PlannedWebhook { duplicate: true, ..webhook });
        }
    }
    if shuffle {
        let times: Vec<Duration> = one.webhooks.iter().map(|webhook| webhook.at).collect();
        chance.shuffle(&mut one.webhooks);
        for (webhook, at) in one.webhooks.iter_mut().zip(times) {
            webhook.at = at;
        }
        mark_repeats(&mut one.webhooks);
    }
    one
}

/// After shuffling, the one that comes second is the duplicate.
fn mark_repeats(webhooks: &mut [PlannedWebhook]) {
    let mut seen = Vec::new();
    for webhook in webhooks {
        webhook.duplicate = seen.contains(&webhook.index);
        seen.push(webhook.index);
    }
}

impl FromStr for Simulated {
    type Err = ParseSimulatedError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name.parse() {
            Ok(scenario) => Ok(Self::Scenario(scenario)),
            Err(_) => Step::single(EventKind::from_name(name))
                .map(Self::Single)
                .ok_or_else(|| ParseSimulatedError { near: near(name) }),
        }
    }
}

/// The names nearest to one that is none, of scenarios and of events that a service sends.
fn near(name: &str) -> Vec<&'static str> {
    let scenario = nearest(name, Scenario::ALL.iter().map(|scenario| scenario.as_str()));
    let mut near = EventKind::near(name);
    near.retain(|near| Step::single(EventKind::from_name(near)).is_some());
    scenario.into_iter().chain(near).collect()
}

impl FromStr for Share {
    type Err = ParseShareError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, whole) = text.strip_suffix('%').map_or((text, 1.0), |number| (number, 100.0));
        match number.parse::<f64>() {
            Ok(number) if (0.0..=whole).contains(&number) => Ok(Self(number / whole)),
            Ok(_) | Err(_) => Err(ParseShareError),
        }
    }
}

impl FromStr for Rate {
    type Err = ParseRateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim_end_matches("/s").parse::<f64>() {
            Ok(rate) if (0.01..=1_000_000.0).contains(&rate) => Ok(Self(rate)),
            Ok(_) | Err(_) => Err(ParseRateError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUE: [Duration; 4] =
        [Duration::ZERO, Duration::from_secs(10), Duration::from_secs(20), Duration::from_secs(30)];

    fn load(bots: usize) -> Load {
        Load { bots, speed: "10".parse().unwrap(), rate: None }
    }

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    #[test]
    fn undisturbed_everything_comes_once_and_in_time() {
        let plan = plan(&DUE, &load(2), &Disturbance::default());
        assert_eq!((plan.webhooks.len(), plan.dropped), (8, 0));
        let of_second: Vec<_> = plan
            .webhooks
            .iter()
            .filter(|webhook| webhook.bot == 1)
            .map(|webhook| (webhook.index, webhook.at.as_secs()))
            .collect();
        assert_eq!(of_second, [(0, 0), (1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn chance_is_the_seeds() {
        let disturbance = Disturbance { duplicate: share("0.5"), drop: share("30%"), shuffle: true, seed: 7 };
        let first = plan(&DUE, &load(50), &disturbance);
        assert_eq!(first, plan(&DUE, &load(50), &disturbance));
        assert_ne!(first, plan(&DUE, &load(50), &Disturbance { seed: 8, ..disturbance }));
        let originals = first.webhooks.iter().filter(|webhook| !webhook.duplicate).count();
        assert_eq!(originals + first.dropped, 200, "a webhook is sent or dropped");
        assert!(first.dropped > 30 && first.dropped < 90, "{}", first.dropped);
        assert!(first.webhooks.len() > originals + 40, "about half are sent twice");
    }

    #[test]
    fn shuffling_changes_the_order_but_not_the_times() {
        let disturbance = Disturbance { shuffle: true, seed: 1, ..Disturbance::default() };
        let plan = plan(&DUE, &load(1), &disturbance);
        let order: Vec<_> = plan.webhooks.iter().map(|webhook| webhook.index).collect();
        assert_ne!(order, [0, 1, 2, 3]);
        assert!(plan.webhooks.windows(2).all(|pair| pair[0].at < pair[1].at));
        let claims: Vec<_> = plan.webhooks.iter().map(|webhook| (webhook.index, webhook.happened.as_secs())).collect();
        assert!(claims.iter().all(|(index, at)| u64::try_from(*index).unwrap() == *at), "{claims:?}");
    }

    #[test]
    fn no_two_payloads_of_a_bot_claim_the_same_millisecond() {
        let fast = Load { bots: 1, speed: "100000".parse().unwrap(), rate: None };
        let plan = plan(&[Duration::ZERO; 5], &fast, &Disturbance::default());
        assert!(plan.webhooks.windows(2).all(|pair| pair[1].happened >= pair[0].happened + Duration::from_millis(1)));
    }

    #[test]
    fn a_rate_spreads_all_bots_evenly() {
        let load = Load { rate: Some("4".parse().unwrap()), ..load(2) };
        let plan = plan(&DUE, &load, &Disturbance::default());
        let times: Vec<_> = plan.webhooks.iter().map(|webhook| webhook.at.as_millis()).collect();
        assert_eq!(times, [0, 250, 500, 750, 1_000, 1_250, 1_500, 1_750]);
    }

    #[test]
    fn pieces_shares_and_rates_are_read() {
        assert_eq!("kicked".parse(), Ok(Simulated::Scenario(Scenario::Kicked)));
        assert!(matches!("audio.processed".parse(), Ok(Simulated::Single(_))));
        assert_eq!(
            "audio".parse::<Simulated>(),
            Err(ParseSimulatedError { near: vec!["audio.processed", "audio.skipped"] })
        );
        assert_eq!(share("20%"), share("0.2"));
        for text in ["", "-0.1", "1.1", "101%", "nan"] {
            assert_eq!(text.parse::<Share>(), Err(ParseShareError), "{text}");
        }
        for text in ["0", "-1", "inf", "fast"] {
            assert_eq!(text.parse::<Rate>(), Err(ParseRateError), "{text}");
        }
    }
}
