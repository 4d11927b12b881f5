package org.nasd.stack.internal.node;

import org.nasd.api.stack.NasReports;
import org.nasd.api.stack.NodeControl;
import org.nasd.api.stack.Orders;
import org.nasd.stack.internal.lease.NodeIdentity;
import org.nasd.stack.internal.sql.Database;

/**
 * What nodes have to do with each other beside the leases.
 *
 * @param orders what they ask of each other
 * @param reports what they tell each other of their NAS
 * @param control what operators ordered for them
 */
public record Nodes(Orders orders, NasReports reports, NodeControl control) {

    /** There is only one node. */
    public static final Nodes ALONE = alone(new NoOthers());

    private static Nodes alone(NoOthers nobody) {
        return new Nodes(nobody, nobody, nobody);
    }

    /** Nodes share the database. */
    public static Nodes of(Database database, NodeIdentity self, Sealing sealing) {
        return new Nodes(
                new SqlOrders(database, self, sealing),
                new SqlNasReports(database, self),
                new SqlNodeControl(database));
    }
}
