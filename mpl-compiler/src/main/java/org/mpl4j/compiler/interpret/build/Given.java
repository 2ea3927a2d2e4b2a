package org.mpl4j.compiler.interpret.build;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.runtime.BuildException;

/** What the caller gives for one object: its fields, of which each is taken once, and the branches, which are taken in order. */
final class Given {
    private static final String PACKET = "packet";
    private static final String BRANCH = "branch";
    private static final String FIELDS = "fields";

    /** What may stand beside the fields; {@code labels}, {@code offset} and {@code length} are what a dissection says in addition. */
    private static final Set<String> FRAME = Set.of(PACKET, BRANCH, FIELDS, "labels", "offset", "length");

    private final Map<String, Draft> fields;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> expected = new LinkedHashSet<>();
    private final String branch;
    private String branchesLeft;

    private Given(Map<String, Draft> fields, String branch) {
        this.fields = fields;
        this.branch = branch;
        this.branchesLeft = branch;
    }

    /**
     * Fields and branches apart.
     *
     * @param branch where the draft has none itself
     */
    static Given of(Draft draft, ScopeShape scope, String branch) {
        if (!(draft instanceof Draft.Group group)) {
            throw BuildException.invalid(null, "must be an object, is " + draft.kind());
        }
        if (!isFramed(group, scope)) {
            return new Given(group.members(), branch);
        }
        checkPacket(group.members().get(PACKET), scope);
        String own = group.members().get(BRANCH) instanceof Draft.Text text ? text.value() : "";
        return new Given(fields(group.members().get(FIELDS)), own.isEmpty() ? branch : own);
    }

    private static boolean isFramed(Draft.Group group, ScopeShape scope) {
        Set<String> names = group.members().keySet();
        boolean isPossible = FRAME.containsAll(names)
                && (names.contains(FIELDS) || names.contains(BRANCH) || names.contains(PACKET));
        return isPossible
                && (names.contains(PACKET) && names.contains(FIELDS)
                        || names.stream().noneMatch(scope::declares));
    }

    private static Map<String, Draft> fields(@Nullable Draft fields) {
        if (fields == null) {
            return Map.of();
        }
        if (fields instanceof Draft.Group group) {
            return group.members();
        }
        throw BuildException.invalid(null, "`fields` must be an object, is " + fields.kind());
    }

    private static void checkPacket(@Nullable Draft packet, ScopeShape scope) {
        if (packet instanceof Draft.Text text
                && scope.isPacket()
                && !text.value().equals(scope.packet().name())) {
            boolean isChoice = scope.packet().items().stream()
                    .anyMatch(
                            item -> item instanceof ClassifyShape && item.name().equals(text.value()));
            if (!isChoice) {
                throw BuildException.invalid(
                        null, "must be a packet " + scope.packet().name() + ", is a " + text.value());
            }
        }
    }

    /** Whether there is a value. */
    boolean has(String key) {
        Draft draft = fields.get(key);
        return draft != null && !(draft instanceof Draft.Nothing);
    }

    /** The value of a field that the caller may supply; null if he does not. */
    @Nullable
    Draft take(String key) {
        expected.add(key);
        taken.add(key);
        return has(key) ? fields.get(key) : null;
    }

    /** The value of a field that the caller has to supply. */
    Draft need(String key) {
        Draft draft = take(key);
        if (draft == null) {
            throw BuildException.invalid(key, "is missing");
        }
        return draft;
    }

    /** A field that is not the caller's to supply. */
    void refuse(String key, String reason) {
        if (has(key)) {
            throw BuildException.invalid(key, "cannot be given: " + reason);
        }
        taken.add(key);
    }

    /** Takes the next branch if the label of one of these is next; the longest counts. */
    Optional<BranchShape> takeBranch(List<BranchShape> branches) {
        BranchShape found = null;
        for (BranchShape candidate : branches) {
            if (isNext(candidate.label())
                    && (found == null
                            || candidate.label().length() > found.label().length())) {
                found = candidate;
            }
        }
        if (found != null) {
            int length = found.label().length();
            branchesLeft = branchesLeft.length() == length ? "" : branchesLeft.substring(length + 1);
        }
        return Optional.ofNullable(found);
    }

    private boolean isNext(String label) {
        return branchesLeft.startsWith(label)
                && !branchesLeft.isEmpty()
                && (branchesLeft.length() == label.length() || branchesLeft.charAt(label.length()) == '.');
    }

    /** The labels that have not been taken. */
    String branchesLeft() {
        return branchesLeft;
    }

    /** Refuses what nothing asked for. */
    void finish(ScopeShape scope) {
        if (!branchesLeft.isEmpty()) {
            throw BuildException.invalid(null, "there is no branch `" + branchesLeft + "` here (of `" + branch + "`)");
        }
        for (Map.Entry<String, Draft> field : fields.entrySet()) {
            if (!taken.contains(field.getKey()) && !(field.getValue() instanceof Draft.Nothing)) {
                throw BuildException.invalid(field.getKey(), unknown(field.getKey(), scope));
            }
        }
    }

    private String unknown(String key, ScopeShape scope) {
        if (scope.declares(key)) {
            return "is in a branch that was not chosen" + (branch.isEmpty() ? "" : " (`" + branch + "` was)");
        }
        String offer = Nearest.of(key, expected)
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
        return "there is no such field" + offer;
    }
}
