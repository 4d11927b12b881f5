package org.nasd.compactor.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.stack.Expansion;
import org.nasd.api.stack.Expansion.Coalesced;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.Expansion.Rejected;
import org.nasd.api.stack.NasAccount;

/** Puts the decisions about single events together. Pure. */
final class Plans {

    private Plans() {}

    static Plan of(
            List<Accepted> accepted,
            List<Rejected> rejected,
            List<CompactEvent> deferred,
            Map<NasAccount, Frozen> learned) {
        List<Expanded> expanded = new ArrayList<>(accepted.size());
        List<Coalesced> coalesced = new ArrayList<>();
        List<Plan.Remark> remarks = new ArrayList<>();
        List<Accepted> by = Coalescer.supersededBy(accepted);
        for (int i = 0; i < accepted.size(); i++) {
            Accepted event = accepted.get(i);
            if (by.get(i) == null) {
                expanded.add(new Expanded(
                        event.row(),
                        event.event(),
                        event.coalescing().groupOf(event.event().type())));
            } else {
                coalesced.add(new Coalesced(event.row(), by.get(i).row()));
                remarks.add(remark(event, by.get(i)));
            }
        }
        Map<NasAccount, String> remembered = new LinkedHashMap<>();
        learned.forEach((account, frozen) -> remembered.put(account, frozen.json()));
        return new Plan(new Expansion(expanded, rejected, coalesced, remembered), deferred, learned, remarks);
    }

    private static Plan.Remark remark(Accepted dropped, Accepted by) {
        return new Plan.Remark(
                dropped.nas(),
                dropped.event().abonentId(),
                dropped.event().userId(),
                dropped.event().type() + " (compact id " + dropped.row().id() + ") is not sent: "
                        + by.event().type() + " (compact id " + by.row().id()
                        + ") came after it and makes it obsolete");
    }
}
