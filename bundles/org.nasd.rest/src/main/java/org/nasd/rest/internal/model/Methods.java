package org.nasd.rest.internal.model;

import org.nasd.rest.internal.answer.Refusal;

/** Tells what a model lacks from what does not exist at all. */
public final class Methods {

    private Methods() {}

    /**
     * Why a method cannot be called where it stands.
     *
     * @param onObject whether it was called on one object, not on the model's objects as a whole
     */
    public static Refusal refusal(Model model, String method, boolean onObject) {
        if (Model.isMethod(method)
                && !model.managerMethods().contains(method)
                && !model.objectMethods().contains(method)) {
            return Refusal.readOnly(model.title() + " has no " + method + ": " + model.purpose());
        }
        String shown = method.length() > 40 ? method.substring(0, 40) + "..." : method;
        String there = onObject
                ? model.title() + " objects have "
                        + (model.objectMethods().isEmpty() ? "no methods" : String.join(", ", model.objectMethods()))
                : model.title() + " has objects." + String.join("|", model.managerMethods())
                        + (model.objectMethods().isEmpty()
                                ? ""
                                : ", and its objects " + String.join("|", model.objectMethods()));
        return Refusal.invalid("there is no method '" + shown + "' here; " + there);
    }
}
