use std::path::PathBuf;

use crate::cli::{ListenArgs, PipelineArgs};
use crate::commands::pipeline::{OutsideOptions, PipelineOptions, PollingOptions, ReceiverOptions};
use crate::context::Context;
use crate::error::Error;
use crate::model::{EventFilter, Secret};
use crate::reaction::StopOptions;
use crate::settings::{self, ListenDefaults, Setting};
use crate::source::{Following, SecretPath};

/// The pipeline that was asked for.
pub(super) fn pipeline(args: ListenArgs, ctx: &Context) -> Result<PipelineOptions, Error> {
    let ListenArgs {
        host,
        allow_host,
        port,
        path,
        secret_path,
        outside,
        print_url: _,
        print_secret: _,
        secret_file,
        allow_unsigned,
        tolerance,
        max_body,
        pipeline,
        no_poll,
        poll_every,
        ready_file: _,
        command: _,
        bot,
        count,
    } = args;
    ctx.settings.check_project()?;
    let pipeline = with_defaults(pipeline, &ctx.settings.listen);
    let receiver = ReceiverOptions::new(ctx)?;
    let receiver = ReceiverOptions {
        host: host.unwrap_or(receiver.host),
        allowed_hosts: if allow_host.is_empty() { receiver.allowed_hosts } else { allow_host },
        port: port.unwrap_or(receiver.port),
        path: path.map_or(Ok(receiver.path), |path| ReceiverOptions::parse_path(&path))?,
        secret_path: if secret_path { SecretPath::Required } else { SecretPath::Optional },
        allow_unsigned,
        tolerance: tolerance.0,
        max_body: max_body.0,
        outside: OutsideOptions::from_args(outside, ctx)?,
    };
    let options = PipelineOptions::from_args(pipeline, ctx);
    Ok(PipelineOptions {
        takes_another: false,
        receiver: Some(receiver),
        secrets: if secret_file.is_empty() { options.secrets } else { secrets_in(&secret_file)? },
        filter: EventFilter { bots: bot, ..options.filter },
        stop: StopOptions { count, ..options.stop },
        polling: (!no_poll && ctx.settings.api_key.is_some())
            .then_some(PollingOptions { every: poll_every.0, bots: Following::Heard }),
        ..options
    })
}

/// The flags, and what the configuration says where there is none of a kind.
fn with_defaults(mut args: PipelineArgs, defaults: &ListenDefaults) -> PipelineArgs {
    fn fill<T: Clone>(flags: &mut Vec<T>, Setting { value, .. }: &Setting<Vec<T>>) {
        if flags.is_empty() {
            flags.clone_from(value);
        }
    }
    fill(&mut args.relay.forward, &defaults.forward);
    fill(&mut args.relay.route, &defaults.routes);
    fill(&mut args.relay.header, &defaults.headers);
    fill(&mut args.relay.exec, &defaults.exec);
    fill(&mut args.relay.on, &defaults.on);
    fill(&mut args.event, &defaults.event);
    fill(&mut args.conditions, &defaults.conditions);
    fill(&mut args.artifacts, &defaults.artifacts);
    args
}

fn secrets_in(files: &[PathBuf]) -> Result<Vec<Secret>, Error> {
    let mut secrets = Vec::new();
    for file in files {
        secrets.extend(settings::read_secrets(file)?);
    }
    Ok(secrets)
}
