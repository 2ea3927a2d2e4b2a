package org.mpl4j.ssh.hostile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mpl4j.ssh.packets.ssh.ServerPolicy.AuthState;

/**
 * Takes a server through everything that its policy allows, and from everywhere sends what it does not allow, each in a connection of its own. As in
 * {@code Traces}, a state of one automaton is enough: what automata do does not depend on each other.
 */
final class Explorer implements AutoCloseable {
    private static final int AT_A_TIME = 4;

    private final List<Move> moves = Move.all();
    private final ConcurrentLinkedQueue<Target> targets = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME);
    private final Set<Mirror.Part> taken;
    private final Set<Mirror.Part> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> ending = ConcurrentHashMap.newKeySet();
    private final Set<String> known = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private Extent extent = Extent.ALL;
    private int connections;

    /** Explores a server, and adds to the transitions that were taken. */
    Explorer(Target.Setup setup, Set<Mirror.Part> taken) throws Exception {
        this.taken = taken;
        for (int i = 0; i < AT_A_TIME; i++) {
            targets.add(new Target(setup));
        }
    }

    /** {@return what was sent though it was not allowed there, and refused} */
    Set<Mirror.Part> refused() {
        return refused;
    }

    /** {@return moves that the policy allows, behind which the server ends the connection, as they mean nothing} */
    Set<String> ending() {
        return new TreeSet<>(ending);
    }

    int connections() {
        return connections;
    }

    /** How far is explored. */
    enum Extent {
        /** Up to the keys, and new ones. */
        KEYS,
        /** Up to a login. */
        LOGIN,
        /** All. */
        ALL;

        boolean isWithin(Talk talk) {
            AuthState state = talk.mirror.policy().authState();
            return this == ALL || state == AuthState.unasked || this == LOGIN && state != AuthState.done;
        }
    }

    /** Explores, with a client that offers something. */
    void explore(Talk.Offer offer, Extent extent) throws Exception {
        this.extent = extent;
        known.clear();
        tried.clear();
        Deque<List<Move>> waiting = new ArrayDeque<>();
        waiting.add(List.of());
        while (!waiting.isEmpty()) {
            waiting.addAll(from(waiting.remove(), offer));
        }
    }

    /** What can be tried at one place. */
    private record Trial(Move move, boolean isAllowed) {}

    /** Tries all that is new at the end of a way; {@return ways to where nobody was yet} */
    private List<List<Move>> from(List<Move> way, Talk.Offer offer) throws Exception {
        List<Future<Optional<String>>> states = new ArrayList<>();
        List<Trial> trials = use(target -> {
            try (Talk talk = walk(target, way, offer)) {
                return trials(talk);
            }
        });
        for (Trial trial : trials) {
            states.add(executor.submit(() -> use(target -> run(target, way, trial, offer))));
        }
        List<List<Move>> further = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Optional<String> state = states.get(i).get();
            if (state.isPresent() && known.add(state.get())) {
                List<Move> longer = new ArrayList<>(way);
                longer.add(trials.get(i).move());
                further.add(longer);
            }
        }
        connections += 1 + trials.size();
        return further;
    }

    /** Something that is done with a server. */
    private interface Use<T> {
        T with(Target target) throws Exception;
    }

    private <T> T use(Use<T> what) throws Exception {
        Target target = targets.remove();
        try {
            T result = what.with(target);
            target.awaitNothingLeft();
            return result;
        } finally {
            targets.add(target);
        }
    }

    private List<Trial> trials(Talk talk) {
        List<Trial> trials = new ArrayList<>();
        if (!extent.isWithin(talk)) {
            return trials;
        }
        for (Move move : moves) {
            List<Mirror.Step> steps = move.steps(talk);
            boolean isAllowed = talk.mirror.allows(steps) && talk.mayBeSent(move);
            boolean isNew = steps.isEmpty();
            for (Mirror.Step step : steps) {
                for (Mirror.Part part : talk.mirror.parts(step)) {
                    isNew |= tried.add(part + (isAllowed ? way(talk, move) : " refused") + talk.isAnswerExpected());
                }
            }
            if (isNew) {
                trials.add(new Trial(move, isAllowed));
            }
        }
        return trials;
    }

    /** What the server answers on a channel depends on what it has sent there before. */
    private static String way(Talk talk, Move move) {
        return " by " + move.name() + (talk.isLoggedIn() ? talk.mirror.policy().channelOutState(0) : "");
    }

    private Talk walk(Target target, List<Move> way, Talk.Offer offer) throws Exception {
        Talk talk = new Talk(new Wire(target.port()), offer, taken);
        talk.settle();
        for (Move move : way) {
            move.make(talk);
        }
        return talk;
    }

    /** {@return where the server is then; nothing if it has ended the connection} */
    private Optional<String> run(Target target, List<Move> way, Trial trial, Talk.Offer offer) throws Exception {
        List<String> names = way.stream().map(Move::name).toList();
        Move move = trial.move();
        try (Talk talk = walk(target, way, offer)) {
            if (!trial.isAllowed()) {
                refuse(target, talk, move);
                return Optional.empty();
            }
            move.make(talk);
            if (talk.isOver()) {
                ending.add(move.name());
                return Optional.empty();
            }
            return Optional.of("%s %s %d %s"
                    .formatted(
                            talk.mirror.state(talk.serverChannel(), 0),
                            talk.method(),
                            talk.openedByServer(),
                            talk.isAnswerExpected()));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("after " + names + ": " + move.name() + ": " + e.getMessage(), e);
        }
    }

    private void refuse(Target target, Talk talk, Move move) throws Exception {
        RecordingService.Effects before = target.service.effects();
        List<Mirror.Part> parts = move.steps(talk).stream()
                .flatMap(step -> talk.mirror.parts(step).stream())
                .toList();
        move.refusedBy(talk, target);
        if (!before.equals(target.service.effects())) {
            throw new AssertionError(
                    "it should have no effect, but: %s, then %s".formatted(before, target.service.effects()));
        }
        refused.addAll(parts);
    }

    @Override
    public void close() throws Exception {
        executor.shutdownNow();
        for (Target target : targets) {
            target.close();
        }
    }
}
