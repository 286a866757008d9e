//! What an answer of the relay means for a copy. Pure.

use crate::smtp::{Reply, Sending, Step};
use archive::Outcome;
use jiff::{SignedDuration, Timestamp};

/// How long a copy is tried after the relay asked to come back.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// What is to be done about a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Written down; `gone` when the address does not exist.
    Settle { outcome: Outcome, gone: bool },
    /// The connection is lost and nobody has the copy: another connection, and once more.
    Again(String),
    /// The relay takes nothing from us, whoever it is for. Nothing is the matter with the copy.
    RelayDown(String),
}

/// Judges the answer to try number `attempt`, counted from 1.
pub(super) fn judge(sending: Sending, attempt: i64, now: Timestamp) -> Judgement {
    let settle = |outcome| Judgement::Settle { outcome, gone: false };
    match sending {
        Sending::Sent { reply } => settle(Outcome::HandedOver(reply.to_string())),
        Sending::Broken {
            in_doubt: false,
            reason,
        } => Judgement::Again(reason),
        Sending::Broken {
            in_doubt: true,
            reason,
        } => settle(match pause(attempt) {
            Some(pause) => Outcome::InDoubt(reason, now + pause),
            // Each try may have arrived. Somebody should look before another twin goes out.
            None => Outcome::Failed(format!("in doubt too often: {reason}")),
        }),
        Sending::Refused { step, reply, .. } if step == Step::Sender || wants_login(&reply) => {
            Judgement::RelayDown(reply.to_string())
        }
        Sending::Refused {
            permanent: true,
            reply,
            ..
        } => Judgement::Settle {
            gone: is_gone(&reply),
            outcome: Outcome::Bounced(reply.to_string()),
        },
        Sending::Refused {
            permanent: false,
            reply,
            ..
        } => settle(match pause(attempt) {
            Some(pause) => Outcome::Later(reply.to_string(), now + pause),
            None => Outcome::Bounced(reply.to_string()),
        }),
    }
}

/// The pause after try number `attempt`: a minute, doubling up to an hour; `None` when the pauses would come to a day.
fn pause(attempt: i64) -> Option<SignedDuration> {
    let minutes = |attempt: i64| 1_i64 << (attempt - 1).clamp(0, 6);
    let all: i64 = (1..=attempt.clamp(1, 1000))
        .map(|attempt| minutes(attempt).min(60))
        .sum();
    (all <= GIVE_UP_AFTER.as_mins()).then(|| SignedDuration::from_mins(minutes(attempt).min(60)))
}

/// Codes of RFC 4954 section 6: our login is missing or wrong.
fn wants_login(reply: &Reply) -> bool {
    matches!(reply.code, 530 | 534 | 535 | 538)
}

/// Whether the answer says that the address does not exist (RFC 3463 section 3.2, RFC 7505 section 4.2).
///
/// 5.1.7 and 5.1.8 are about the sender's address, not the reader's.
fn is_gone(reply: &Reply) -> bool {
    match reply.enhanced() {
        Some((5, 1, 7 | 8)) => false,
        Some((5, 1, detail)) => reply.code == 550 || matches!(detail, 1 | 2 | 3 | 10),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap()
    }

    fn refused(step: Step, code: u16, text: &str) -> Sending {
        Sending::Refused {
            permanent: code >= 500,
            step,
            reply: Reply {
                code,
                text: text.to_owned(),
            },
        }
    }

    #[track_caller]
    fn check_gone(code: u16, text: &str, expected: bool) {
        let judged = judge(refused(Step::Recipient, code, text), 1, now());
        let outcome = Outcome::Bounced(format!("{code} {text}"));
        assert_eq!(
            judged,
            Judgement::Settle {
                outcome,
                gone: expected
            }
        );
    }

    #[test]
    fn only_an_address_that_does_not_exist_ends_the_subscription() {
        check_gone(550, "5.1.1 no such user", true);
        check_gone(550, "5.1.2 no such host", true);
        check_gone(553, "5.1.3 not an address", true);
        check_gone(556, "5.1.10 takes no mail", true);
        check_gone(550, "5.1.6 moved away", true);
        check_gone(550, "5.1.8 your domain does not exist", false);
        check_gone(550, "5.7.1 looks like spam", false);
        check_gone(552, "5.2.2 mailbox full", false);
        check_gone(550, "no such user", false);
    }

    #[test]
    fn a_refusal_of_ourselves_is_no_readers_fault() {
        for sending in [
            refused(Step::Sender, 550, "5.1.8 unknown sender"),
            refused(Step::Sender, 451, "4.7.1 come back"),
            refused(Step::Recipient, 530, "5.7.0 log in first"),
        ] {
            assert!(matches!(judge(sending, 1, now()), Judgement::RelayDown(_)));
        }
    }

    #[track_caller]
    fn check_pause(attempt: i64, minutes: Option<i64>) {
        assert_eq!(
            pause(attempt).map(|pause| pause.as_mins()),
            minutes,
            "after try {attempt}"
        );
    }

    #[test]
    fn the_pauses_double_up_to_an_hour_and_end_after_a_day() {
        for (attempt, minutes) in [(1, 1), (2, 2), (5, 16), (6, 32), (7, 60), (28, 60)] {
            check_pause(attempt, Some(minutes));
        }
        check_pause(30, None);
        check_pause(i64::MAX, None);
        assert!(matches!(
            judge(refused(Step::Message, 451, "4.3.0 busy"), 1, now()),
            Judgement::Settle { outcome: Outcome::Later(_, at), .. } if at == now() + SignedDuration::from_mins(1)
        ));
        assert!(matches!(
            judge(refused(Step::Message, 451, "4.3.0 busy"), 99, now()),
            Judgement::Settle {
                outcome: Outcome::Bounced(_),
                gone: false
            }
        ));
    }

    #[test]
    fn only_a_lost_answer_is_in_doubt() {
        let broken = |in_doubt| {
            judge(
                Sending::Broken {
                    in_doubt,
                    reason: "cut".into(),
                },
                1,
                now(),
            )
        };
        assert_eq!(broken(false), Judgement::Again("cut".into()));
        assert!(matches!(
            broken(true),
            Judgement::Settle {
                outcome: Outcome::InDoubt(..),
                ..
            }
        ));
    }
}
