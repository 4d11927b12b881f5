package org.nasd.rest.internal.chain;

import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Call;
import org.nasd.rest.internal.call.Step;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Times;

/** Carries out a call, one method after the other. */
public final class Chain {

    private Chain() {}

    public static Answer run(Operations operations, Caller caller, Model model, Times times, Call call) {
        if (call.idempotencyKey() != null && !createsEvents(model, call)) {
            throw Refusal.invalid("an idempotency key can be kept only for the creation of EventsStackCompact objects");
        }
        Grammar.check(model, call.steps());
        Stage stage = new Selection(Desk.of(operations, caller, model, times, call), Conditions.NONE);
        for (Step step : call.steps()) {
            stage = stage.then(step);
        }
        return stage.answer();
    }

    private static boolean createsEvents(Model model, Call call) {
        String first = call.steps().get(0).method();
        return model == Model.EVENTS_STACK_COMPACT && (first.equals("create") || first.equals("bulk_create"));
    }
}
