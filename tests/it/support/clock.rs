use std::process::Command;

use super::{TestEnv, rename};

/// Tells the program a time that is so many seconds ahead as a file says; the steady clock goes on as it does.
const PRELOADED: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
int clock_gettime(clockid_t id, struct timespec *at) {
    int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(id, at);
    if (id == CLOCK_REALTIME && result == 0) {
        char text[32] = {0};
        int file = open(getenv("AHEAD"), O_RDONLY);
        if (file >= 0 && read(file, text, sizeof text - 1) > 0) at->tv_sec += atol(text);
        if (file >= 0) close(file);
    }
    return result;
}
"#;

/// A user whose clock can be set.
pub(crate) struct Clock(pub(crate) TestEnv);

impl Clock {
    pub(crate) fn new() -> Self {
        Self::of(TestEnv::new())
    }

    /// The clock of a user.
    pub(crate) fn of(env: TestEnv) -> Self {
        let source = env.file("../clock/clock.c", PRELOADED);
        let library = source.with_extension("so");
        // Whoever builds this program has a C compiler.
        let cc = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).status();
        assert!(cc.unwrap().success());
        let ahead = source.with_file_name("ahead");
        Self(env.with("LD_PRELOAD", library.to_str().unwrap()).with("AHEAD", ahead.to_str().unwrap()))
    }

    /// Sets it so many seconds ahead of the true time.
    pub(crate) fn set(&self, ahead: i64) {
        let new = self.0.file("../clock/new", ahead.to_string());
        rename(&new, new.with_file_name("ahead"));
    }
}
