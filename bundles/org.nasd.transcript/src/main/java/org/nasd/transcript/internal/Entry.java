package org.nasd.transcript.internal;

import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;

/** What somebody wants written, not yet put into words. */
sealed interface Entry {

    /** Roughly what an entry weighs beside its text, in characters. */
    int OVERHEAD = 200;

    /** When it happened, in milliseconds since 1970. */
    long at();

    /** The log that misses it when it is dropped. */
    Log log();

    /** How many characters it keeps in memory. Must be cheap: it is asked on the caller's thread. */
    int weight();

    /** A line of the daemon. */
    record Daemon(long at, String line) implements Entry {
        @Override
        public Log log() {
            return Log.DAEMON;
        }

        @Override
        public int weight() {
            return OVERHEAD + length(line);
        }
    }

    /** An attempt. */
    record Attempt(long at, Delivery delivery) implements Entry {
        @Override
        public Log log() {
            return Log.of(delivery.nas());
        }

        @Override
        public int weight() {
            return OVERHEAD + length(delivery.consequence()) + weight(delivery.outcome());
        }

        private static int weight(Outcome outcome) {
            int weight = 0;
            for (Exchange exchange : outcome.exchanges()) {
                weight += OVERHEAD + length(exchange.command()) + length(exchange.answer());
            }
            return weight;
        }
    }

    /** A remark about an event. */
    record Remark(long at, Nas nas, Long abonentId, long userId, String text) implements Entry {
        @Override
        public Log log() {
            return Log.of(nas);
        }

        @Override
        public int weight() {
            return OVERHEAD + length(text);
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
