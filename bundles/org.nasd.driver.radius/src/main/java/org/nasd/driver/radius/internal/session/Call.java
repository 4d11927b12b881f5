package org.nasd.driver.radius.internal.session;

import io.netty.util.concurrent.ScheduledFuture;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.wire.Reply;

/** One request on its way, and who wants to hear of its end. Confined to the event loop. */
final class Call {

    /** Hears of the end, once. */
    interface Owner {
        /** The NAS answered. */
        void answered(Reply reply);

        /** It was sent as often as the settings allow, and no answer came. */
        void unanswered();

        /**
         * The session has ended.
         *
         * @param doubtful whether the NAS may have got it
         */
        void lost(boolean doubtful);
    }

    final Command command;
    final Owner owner;

    /** Its turn among the requests for one subscriber's session, or null when it has to wait for nobody. */
    final Turns.Key turn;

    boolean ended;
    boolean hasTurn;
    Port port;
    int identifier;
    byte[] datagram;
    int sendings;
    long firstSent;
    long answeredAt;
    long pause;
    ScheduledFuture<?> timer;

    Call(Command command, Turns.Key turn, Owner owner) {
        this.command = command;
        this.turn = turn;
        this.owner = owner;
    }

    /** From the first sending to the answer, or to now when there is none. */
    long nanos(long now) {
        return sendings == 0 ? 0 : (answeredAt == 0 ? now : answeredAt) - firstSent;
    }
}
