package org.nasd.api.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** What can be done with a NAS by hand; rules for all methods at {@link Operations}. */
@ProviderType
public interface DeviceOperations {

    /**
     * Gives one command to a NAS by hand, through its own driver and session, before any waiting event, also when it is paused.
     *
     * @param command one line in the form of the driver's templates
     * @return what became of it; a device that refuses is no exception
     */
    @Needs(Role.ADMIN)
    CompletionStage<ExecResult> exec(Caller caller, String nas, String command);

    /**
     * What would be sent to a NAS for an event of an account with its present variables; nothing is sent.
     *
     * @param type the event's command
     * @param variables more variables, or others than the account's
     */
    @Needs(Role.OPERATOR)
    Preview preview(Caller caller, String nas, String type, long userId, Map<String, Object> variables);

    /** The drivers that are there, and bundles that could not start. */
    @Needs(Role.VIEWER)
    DriverList drivers(Caller caller);

    /** The schemes that are there, with their mistakes. */
    @Needs(Role.VIEWER)
    List<SchemeView> schemes(Caller caller);
}
