package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyStatement;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;

/** What the statecalls of a file are. Where a file neither uses packets nor declares events, as in 2006, every name is one. */
final class StatecallTable {
    private final UsedPackets packets;
    private final Diagnostics diagnostics;
    private final Map<String, Statecall> known = new LinkedHashMap<>();
    private final Set<String> spelt;
    private final boolean isDeclared;
    private final Set<String> warned = new HashSet<>();
    private final Set<Statecall> mentioned = new LinkedHashSet<>();

    StatecallTable(PolicyFile file, UsedPackets packets, Diagnostics diagnostics) {
        this.packets = packets;
        this.diagnostics = diagnostics;
        this.spelt = new LinkedHashSet<>(PolicyWalk.calls(file));
        this.isDeclared =
                !packets.isEmpty() || !file.all(PolicyDeclaration.Event.class).isEmpty();
        known.putAll(packets.calls());
        PolicyWalk.statements(file, statement -> {
            if (statement instanceof PolicyStatement.Within within) {
                String name = CallNames.expiry(within.limit().text());
                known.put(name, new Statecall(name, Direction.TIMER, Optional.empty()));
            }
        });
        Map<String, Ident> events = new LinkedHashMap<>();
        file.all(PolicyDeclaration.Event.class).forEach(event -> event.names().forEach(name -> declare(name, events)));
    }

    private void declare(Ident name, Map<String, Ident> events) {
        Statecall other = known.get(name.text());
        if (events.containsKey(name.text())) {
            Signature.unique(name, events, diagnostics);
        } else if (other != null) {
            diagnostics.error(
                    Code.S0106,
                    name.span(),
                    other.branch().isPresent()
                            ? "`%s` is a packet's statecall already"
                            : "`%s` is a time limit's event",
                    name);
        } else {
            events.put(name.text(), name);
            known.put(name.text(), new Statecall(name.text(), CallNames.direction(name.text()), Optional.empty()));
        }
    }

    /** In the order of their first mention. */
    List<Statecall> mentioned() {
        return List.copyOf(mentioned);
    }

    /** The statecall of a name; where there can be none, it is reported, and an event is given, so that the rest can be looked at. */
    Statecall call(Ident name) {
        Statecall call = known.get(name.text());
        if (call == null) {
            call = new Statecall(name.text(), CallNames.direction(name.text()), Optional.empty());
            unknown(name, call);
        }
        mentioned.add(call);
        return call;
    }

    /** The statecall of an expiry. */
    Statecall expiry(Ident limit) {
        Statecall call = Objects.requireNonNull(known.get(CallNames.expiry(limit.text())));
        mentioned.add(call);
        return call;
    }

    /** What a pattern stands for, at least one unless it was reported. */
    List<Statecall> calls(CallPattern pattern) {
        if (!pattern.isWildcard()) {
            return List.of(call(pattern.name()));
        }
        String start = pattern.name().text();
        List<Statecall> calls = new ArrayList<>();
        for (Statecall call : known.values()) {
            if (call.name().startsWith(start) && call.direction() != Direction.TIMER) {
                calls.add(call);
            }
        }
        for (String name : spelt) {
            if (name.startsWith(start) && !known.containsKey(name)) {
                calls.add(new Statecall(name, CallNames.direction(name), Optional.empty()));
            }
        }
        if (calls.isEmpty() && packets.isWhole()) {
            Diagnostics.Draft draft =
                    diagnostics.error(Code.S0107, pattern.span(), "no statecall begins with `%s`", start);
            nearestStart(start).ifPresent(nearest -> draft.suggest(nearest + "*"));
        }
        mentioned.addAll(calls);
        return calls;
    }

    private Optional<String> nearestStart(String start) {
        Set<String> starts = new LinkedHashSet<>();
        known.keySet().stream()
                .filter(name -> name.length() >= start.length())
                .forEach(name -> starts.add(name.substring(0, start.length())));
        return NearestName.to(start, starts);
    }

    private void unknown(Ident name, Statecall call) {
        if (!isDeclared || !packets.isWhole()) {
            return;
        }
        if (call.direction() != Direction.EVENT && !packets.isEmpty()) {
            Diagnostics.Draft draft = diagnostics.error(Code.S0107, name.span(), "`%s` is no packet's statecall", name);
            helpCall(name.text(), draft);
        } else if (warned.add(name.text())) {
            Diagnostics.Draft draft = diagnostics.warning(Code.S0108, name.span(), "`%s` is not declared", name);
            NearestName.to(name.text(), known.keySet())
                    .ifPresentOrElse(draft::suggest, () -> draft.help("`event %s;` declares it", name));
        }
    }

    private void helpCall(String name, Diagnostics.Draft draft) {
        if (known.keySet().stream().anyMatch(other -> other.startsWith(name + "_"))) {
            draft.help("it has branches of its own; `%s_*` stands for all of them", name);
            return;
        }
        Optional<String> nearest = NearestName.to(name, known.keySet());
        String prefix = name.startsWith(CallNames.RECEIVE) ? CallNames.RECEIVE : CallNames.TRANSMIT;
        if (nearest.isPresent()) {
            draft.suggest(nearest.get());
        } else if (packets.names().stream().noneMatch(packet -> name.startsWith(prefix + packet))) {
            draft.help(
                    "those of the packets used begin with %s",
                    String.join(
                            " or ",
                            packets.names().stream()
                                    .map(p -> "`" + prefix + p + "`")
                                    .toList()));
        } else {
            draft.help("its branches are in the packet's specification; `%s*` stands for all of them", prefix);
        }
    }
}
