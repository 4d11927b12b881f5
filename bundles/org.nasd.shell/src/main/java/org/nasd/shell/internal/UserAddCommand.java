package org.nasd.shell.internal;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.AccountView;
import org.nasd.api.operations.Operations;

/** {@code nas:user-add}. */
@Service
@Command(
        scope = "nas",
        name = "user-add",
        description = "Adds an account to the table USERS (where accounts are nasd's own)",
        detailedDescription = """
                Keys are the columns of USERS in small letters (id, abonent_id, nas_id, login, ip, mac, auth_type, snatip, rate_in, rate_out, ceil_in, ...);
                nas=<name> may stand instead of nas_id.

                Examples:
                  nas:user-add id=5 abonent_id=2 nas=m1 login=ivanov ip=10.88.0.15 rate_in=10240 rate_out=10240
                  nas:user-add --replace id=5 abonent_id=2 nas=m2 login=ivanov ip=10.88.0.15
                """)
public final class UserAddCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(
            index = 0,
            name = "key=value",
            description = "columns of the account",
            required = true,
            multiValued = true)
    List<Object> settings;

    @Option(name = "--replace", description = "replace an account that is there already, as a whole")
    boolean replace;

    @Override
    public Object execute() throws Exception {
        return Face.show(session, operations, face -> {
            Map<String, String> pairs = Arguments.pairs(LateOptions.take(this, settings));
            AccountView account = face.ask().nas().addAccount(face.caller(), pairs, replace);
            face.line("added account " + account.userId() + " " + account.variables());
        });
    }
}
