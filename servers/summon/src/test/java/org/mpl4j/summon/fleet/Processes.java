package org.mpl4j.summon.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Processes that a fleet has ordered, which end only when a test has them end. */
final class Processes implements Orders {
    final Map<String, Long> alive = new TreeMap<>();
    final Set<Long> stopped = new HashSet<>();
    final Set<Long> killed = new HashSet<>();
    final List<String> resets = new ArrayList<>();
    final List<String> left = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    long lastRun;

    @Override
    public void start(String name, long run) {
        if (alive.putIfAbsent(name, run) != null) {
            throw new IllegalStateException(name + " has two processes");
        }
        if (run <= lastRun) {
            throw new IllegalStateException("the number " + run + " is not new");
        }
        lastRun = run;
        started.add(name);
    }

    @Override
    public void stop(String name, long run) {
        require(name, run);
        stopped.add(run);
    }

    @Override
    public void kill(String name, long run) {
        require(name, run);
        killed.add(run);
    }

    @Override
    public void reset(String name) {
        resets.add(name);
    }

    @Override
    public void leave(String name) {
        if (alive.containsKey(name)) {
            throw new IllegalStateException(name + " leaves with a process");
        }
        left.add(name);
    }

    /** The number of the process of a name, which has ended now; 0 if there is none. */
    long end(String name) {
        Long run = alive.remove(name);
        return run == null ? 0 : run;
    }

    private void require(String name, long run) {
        Long there = alive.get(name);
        if (there == null || there != run) {
            throw new IllegalStateException(name + " has no process " + run);
        }
    }
}
