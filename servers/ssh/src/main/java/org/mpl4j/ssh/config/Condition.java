package org.mpl4j.ssh.config;

import org.mpl4j.ssh.keys.PatternList;

/** What a Match asks for. */
sealed interface Condition {
    boolean isMet(Attempt attempt);

    /** Everybody fulfils this. */
    record All() implements Condition {
        @Override
        public boolean isMet(Attempt attempt) {
            return true;
        }
    }

    /** The name of the user. */
    record User(PatternList patterns) implements Condition {
        @Override
        public boolean isMet(Attempt attempt) {
            return !attempt.user().isEmpty() && patterns.matches(attempt.user());
        }
    }

    /** Where the client is. */
    record Address(PatternList patterns) implements Condition {
        @Override
        public boolean isMet(Attempt attempt) {
            return patterns.matches(attempt.remote());
        }
    }

    /** Where it has connected to. */
    record LocalAddress(PatternList patterns) implements Condition {
        @Override
        public boolean isMet(Attempt attempt) {
            return patterns.matches(attempt.local());
        }
    }

    /** At which port. */
    record LocalPort(PatternList patterns) implements Condition {
        @Override
        public boolean isMet(Attempt attempt) {
            return patterns.matches(Integer.toString(attempt.localPort()));
        }
    }
}
