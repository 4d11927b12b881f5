package org.nasd.operations.internal;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.stack.StackException;

/** What every call passes: the role is checked, acting is recorded, and a failing database becomes an error for people. */
final class Gate {

    private final AuditTrail audit;

    Gate(AuditTrail audit) {
        this.audit = audit;
    }

    /** Answers a question. */
    <T> T look(Caller caller, Role needed, String what, Supplier<T> answer) {
        check(caller, needed, what);
        return guarded(answer);
    }

    /** Carries out an action and records it with its result. */
    <T> T act(Caller caller, Role needed, String what, Function<T, String> result, Supplier<T> action) {
        check(caller, needed, what);
        try {
            T done = guarded(action);
            audit.record(new AuditEntry(caller, what, result.apply(done)));
            return done;
        } catch (RuntimeException e) {
            audit.record(new AuditEntry(caller, what, "failed: " + e.getMessage()));
            throw e;
        }
    }

    /** As {@link #act}, for an action that takes its time. */
    <T> CompletionStage<T> actLater(
            Caller caller, Role needed, String what, Function<T, String> result, Supplier<CompletionStage<T>> action) {
        check(caller, needed, what);
        CompletionStage<T> stage;
        try {
            stage = guarded(action);
        } catch (RuntimeException e) {
            audit.record(new AuditEntry(caller, what, "failed: " + e.getMessage()));
            throw e;
        }
        return stage.whenComplete((done, failure) -> audit.record(new AuditEntry(
                caller,
                what,
                failure == null
                        ? result.apply(done)
                        : "failed: " + cause(failure).getMessage())));
    }

    /** Lets only those pass who have the role. */
    void check(Caller caller, Role needed, String what) {
        if (!caller.role().includes(needed)) {
            audit.record(new AuditEntry(caller, what, "denied: needs role " + name(needed)));
            throw new AccessDeniedException("'" + what + "' needs the role " + name(needed) + "; " + caller.name()
                    + " has " + (caller.role() == Role.NONE ? "no role" : "the role " + name(caller.role())));
        }
    }

    static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (StackException e) {
            throw unavailable(e);
        }
    }

    static OperationException unavailable(StackException e) {
        return new OperationException(Kind.UNAVAILABLE, "the database does not do it now: " + e.getMessage(), e);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
