package org.nasd.rest.internal.chain;

import java.util.List;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Step;
import org.nasd.rest.internal.model.Methods;
import org.nasd.rest.internal.model.Model;

/** Which method may follow which. Checked before the first one is carried out, so that a call with a slip changes nothing. */
final class Grammar {

    private enum Place {
        /** Some or all objects. */
        MANY,
        /** One object that was there. */
        ONE,
        /** One object that the call made. */
        MADE,
        /** A value: nothing can follow. */
        END
    }

    private Grammar() {}

    static void check(Model model, List<Step> steps) {
        Place place = Place.MANY;
        for (Step step : steps) {
            place = after(model, place, step);
        }
    }

    private static Place after(Model model, Place place, Step step) {
        return switch (place) {
            case MANY -> ofMany(model, step);
            case ONE -> ofOne(model, step);
            case MADE -> ofMade(step);
            case END -> throw Refusal.invalid("nothing can follow method" + (step.number() - 1));
        };
    }

    private static Place ofMany(Model model, Step step) {
        boolean first = step.number() == 1;
        boolean acting = model.objectMethods().contains(step.method());
        boolean creation = step.method().equals("create") || step.method().equals("bulk_create");
        // New objects come first; what acts on objects is told on which, so that nobody acts on all by a slip.
        boolean inPlace = acting ? !first : !creation || first;
        if (!inPlace || (!acting && !model.managerMethods().contains(step.method()))) {
            throw Methods.refusal(model, step.method(), false);
        }
        return switch (step.method()) {
            case "all", "filter", "exclude", "order_by" -> Place.MANY;
            case "get" -> Place.ONE;
            case "create" -> Place.MADE;
            case "set", "save" ->
                throw Refusal.invalid("'" + step.method() + "' works on one object: ask for it by objects.get first");
            default -> Place.END;
        };
    }

    private static Place ofOne(Model model, Step step) {
        if (!model.objectMethods().contains(step.method())) {
            throw Methods.refusal(model, step.method(), true);
        }
        return step.method().equals("set") || step.method().equals("save") ? Place.ONE : Place.END;
    }

    /** The original's programs save what they made, though it is there already. */
    private static Place ofMade(Step step) {
        if (!step.method().equals("save") || !step.arg().isEmpty()) {
            throw Refusal.invalid("only save with an empty arg can follow create");
        }
        return Place.MADE;
    }
}
