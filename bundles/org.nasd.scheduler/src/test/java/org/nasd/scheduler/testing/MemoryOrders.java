package org.nasd.scheduler.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nasd.api.stack.Orders;

/** Orders between nodes in memory, for which time passes only when the test says so. */
public final class MemoryOrders {

    private static final class Row {
        Orders.Draft draft;
        boolean taken;
        Orders.Progress.Ended ended;
    }

    private final Map<Long, Row> rows = new TreeMap<>();
    private long lastId;

    /** Texts that were given to others, as they would stand in the table. */
    public final List<String> kinds = new ArrayList<>();

    public Node node(String id) {
        return new Node(id);
    }

    /** One node's way to the orders. */
    public final class Node implements Orders {

        private final String id;
        public boolean lost;

        private Node(String id) {
            this.id = id;
        }

        @Override
        public long put(Draft draft) {
            synchronized (MemoryOrders.this) {
                Row row = new Row();
                row.draft = draft;
                rows.put(++lastId, row);
                kinds.add(draft.kind() + " by " + draft.by());
                return lastId;
            }
        }

        @Override
        public List<Order> take() {
            synchronized (MemoryOrders.this) {
                List<Order> taken = new ArrayList<>();
                rows.forEach((number, row) -> {
                    if (row.draft.nodeId().equals(id) && !row.taken) {
                        row.taken = true;
                        taken.add(new Order(
                                number, row.draft.nasId(), row.draft.kind(), row.draft.by(), row.draft.body()));
                    }
                });
                return taken;
            }
        }

        @Override
        public void end(long number, Result result, String answer) {
            synchronized (MemoryOrders.this) {
                rows.get(number).ended = new Progress.Ended(result, answer);
            }
        }

        @Override
        public Map<Long, Progress> progress(Set<Long> ids) {
            synchronized (MemoryOrders.this) {
                Map<Long, Progress> progress = new HashMap<>();
                ids.forEach(number -> progress.put(number, progress(rows.get(number))));
                return progress;
            }
        }

        private Progress progress(Row row) {
            if (row == null || row.ended == null && lost) {
                return new Progress.Lost();
            }
            if (row.ended != null) {
                return row.ended;
            }
            return row.taken ? new Progress.Taken() : new Progress.Waiting();
        }

        @Override
        public boolean withdraw(long number) {
            synchronized (MemoryOrders.this) {
                return !rows.get(number).taken && rows.remove(number) != null;
            }
        }
    }
}
