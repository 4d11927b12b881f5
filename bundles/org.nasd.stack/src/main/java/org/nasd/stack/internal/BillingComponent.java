package org.nasd.stack.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.stack.Records;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;

/** Offers NAS and accounts, nasd's own or those of an existing billing's database, and the rows of all tables with them. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.nasd.billing")
@Designate(ocd = BillingComponent.Config.class)
public final class BillingComponent {

    /** What can be set. */
    @ObjectClassDefinition(
            name = "nasd billing",
            description =
                    "Where NAS and the variables of accounts are read from; by default nasd's own tables NAS and USERS.")
    public @interface Config {

        @AttributeDefinition(
                required = false,
                description = "The DataSource that nas.sql and account.sql run on: the dataSourceName in"
                        + " etc/org.ops4j.datasource-<name>.cfg. It is only read.")
        String datasource() default "nasd";

        @AttributeDefinition(
                required = false,
                description =
                        "A query that yields every NAS, with columns named as those of the table NAS; id, name and"
                                + " nas_ip are required. Empty: the table NAS of nasd's own database.")
        String nas_sql() default "";

        @AttributeDefinition(
                required = false,
                description =
                        "A query that yields accounts, with a column id or user_id; abonent_id and nas_id where known;"
                                + " every other column becomes a variable. The ids of at most 1,000 accounts stand where it says"
                                + " :ids, as in WHERE U.ID IN (:ids), or, on PostgreSQL, WHERE U.ID = ANY(:ids), which is faster."
                                + " It must find deleted accounts too. Empty: the table USERS of nasd's own database.")
        String account_sql() default "";
    }

    private final String name;
    private final ServiceTracker<DataSource, DataSource> billing;
    private final Registrations registrations;

    @Activate
    public BillingComponent(BundleContext context, @Reference Stacks stacks, Config config) {
        BillingSettings settings = new BillingSettings(config.nas_sql(), config.account_sql());
        name = config.datasource().strip();
        billing = new ServiceTracker<>(context, named(name), null);
        registrations = new Registrations(context);
        NasDirectory directory = stacks.nasDirectory(this::connect, settings);
        AccountDirectory accounts = stacks.accounts(this::connect, settings);
        billing.open();
        registrations.add(NasDirectory.class, directory);
        registrations.add(NasRegistry.class, stacks.nasRegistry(settings));
        registrations.add(SecretStore.class, stacks.secrets(settings));
        registrations.add(AccountDirectory.class, accounts);
        registrations.add(Records.class, stacks.records(this::connect, directory, settings));
    }

    private static Filter named(String name) {
        if (!name.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("datasource in etc/org.nasd.billing.cfg is no name: '" + name + "'");
        }
        try {
            return FrameworkUtil.createFilter(
                    "(&(objectClass=" + DataSource.class.getName() + ")(osgi.jndi.service.name=" + name + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("A filter of letters and dots is always well-formed", e);
        }
    }

    private Connection connect() throws SQLException {
        DataSource present = billing.getService();
        if (present == null) {
            throw new SQLException("there is no DataSource " + name + "; see etc/org.ops4j.datasource-" + name
                    + ".cfg and" + " datasource in etc/org.nasd.billing.cfg");
        }
        return present.getConnection();
    }

    @Deactivate
    void close() {
        registrations.close();
        billing.close();
    }
}
