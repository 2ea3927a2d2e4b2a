package org.mpl4j.compiler.dissect.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.resolve.NearestName;

/** Gives expressions a meaning; what has none is reported. */
public final class Binder {
    private static final String COMPARABLE =
            "a layer, a field that is true or false, or a comparison, such as `udp.dest_port == 53`";

    private final Diagnostics diagnostics;
    private final FactBinder facts;
    private final PathBinder paths;

    public Binder(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.facts = new FactBinder(vocabulary, diagnostics);
        this.paths = new PathBinder(vocabulary, diagnostics);
    }

    /** The condition that an expression is; empty if it is none, which has been reported then. */
    public Optional<Condition> condition(Term term) {
        if (term instanceof Term.Negation negation) {
            return condition(negation.operand()).map(Conditions.Not::new);
        }
        if (term instanceof Term.Operation operation && operation.operator().isLogical()) {
            return logical(operation);
        }
        if (term instanceof Term.Operation operation && operation.operator().isComparison()) {
            return comparison(operation);
        }
        if (term instanceof Term.Flag flag) {
            return Optional.of(subject -> flag.value());
        }
        if (term instanceof Term.Path path && isFieldPath(path)) {
            return Optional.ofNullable(paths.bind(path)).map(Binder::presence);
        }
        diagnostics.error(Code.E0301, term.span(), "this is no condition").help("write %s", COMPARABLE);
        return Optional.empty();
    }

    private static Condition presence(Places places) {
        boolean isFlag = !places.isPacket() && places.ends().stream().allMatch(PathNode::isFlag);
        return isFlag ? new Conditions.IsSet(places) : new Conditions.Exists(places);
    }

    private Optional<Condition> logical(Term.Operation operation) {
        Optional<Condition> left = condition(operation.left());
        Optional<Condition> right = condition(operation.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                operation.operator() == Term.Operator.AND
                        ? new Conditions.And(left.get(), right.get())
                        : new Conditions.Or(left.get(), right.get()));
    }

    private Optional<Condition> comparison(Term.Operation operation) {
        Term left = operation.left();
        Term right = operation.right();
        if (isFieldPath(left) && isLiteral(right)) {
            return matches(operation, (Term.Path) left, operation.operator(), right);
        }
        if (isLiteral(left) && isFieldPath(right)) {
            return matches(operation, (Term.Path) right, operation.operator().mirrored(), left);
        }
        return isFieldPath(left) && isFieldPath(right) ? fields(operation) : numbers(operation);
    }

    /** A path to a field: not a fact about the frame or its flow. */
    private boolean isFieldPath(Term term) {
        return term instanceof Term.Path path && !facts.isFact(path);
    }

    private static boolean isLiteral(Term term) {
        return !(term instanceof Term.Path) && !(term instanceof Term.Operation) && !(term instanceof Term.Negation);
    }

    private Optional<Condition> matches(Term.Operation operation, Term.Path path, Term.Operator operator, Term value) {
        Places places = paths.bind(path);
        if (places == null) {
            return Optional.empty();
        }
        if (!places.isPacket() && places.ends().stream().allMatch(PathNode::isByte)) {
            return numbers(operation);
        }
        boolean isNegated = operator == Term.Operator.NOT_EQUAL;
        List<@Nullable FieldTest> tests = new ArrayList<>();
        for (PathNode end : places.ends()) {
            boolean isField = end.item() instanceof FieldShape && !end.isByte();
            tests.add(
                    isField
                            ? FieldTest.of((FieldShape) end.item(), isNegated ? Term.Operator.EQUAL : operator, value)
                            : null);
        }
        if (tests.stream().allMatch(test -> test == null)) {
            neverMatches(operation, path, value, places);
            return Optional.empty();
        }
        Condition condition = new Conditions.Matches(places, tests);
        return Optional.of(isNegated ? unequal(condition, places) : condition);
    }

    private static Condition unequal(Condition equal, Places... places) {
        Condition condition = new Conditions.Not(equal);
        for (Places each : places) {
            condition = new Conditions.And(new Conditions.Exists(each), condition);
        }
        return condition;
    }

    private void neverMatches(Term.Operation operation, Term.Path path, Term value, Places places) {
        Diagnostics.Draft draft = diagnostics.error(
                value instanceof Term.Tag ? Code.E0401 : Code.E0301,
                value.span(),
                "`%s` is never `%s %s`",
                path.span().text(),
                operation.operator().symbol(),
                value.span().text());
        draft.help("%s", Expectation.of(places));
        if (value instanceof Term.Tag tag) {
            Set<String> tags = new TreeSet<>();
            places.ends().forEach(end -> Expectation.collectTags(end, tags));
            NearestName.to(tag.name(), tags).ifPresent(name -> draft.help("there is `%s`", name));
        }
    }

    private Optional<Condition> fields(Term.Operation operation) {
        Places left = paths.bind((Term.Path) operation.left());
        Places right = paths.bind((Term.Path) operation.right());
        if (left == null || right == null) {
            return Optional.empty();
        }
        boolean areBytes = left.ends().stream().anyMatch(Binder::isBytes)
                && right.ends().stream().anyMatch(Binder::isBytes);
        if (!areBytes || operation.operator() == Term.Operator.CONTAINS) {
            return numbers(operation);
        }
        return Optional.of(
                operation.operator() == Term.Operator.NOT_EQUAL
                        ? unequal(new Conditions.CompareContents(Term.Operator.EQUAL, left, right), left, right)
                        : new Conditions.CompareContents(operation.operator(), left, right));
    }

    private static boolean isBytes(PathNode end) {
        return end.item() instanceof FieldShape field && field.kind().isBytes() && !end.isByte();
    }

    private Optional<Condition> numbers(Term.Operation operation) {
        if (operation.operator() == Term.Operator.CONTAINS) {
            diagnostics.error(
                    Code.E0301,
                    operation.right().span(),
                    "`contains` looks for a string or bytes, such as \"abc\" or 0x0a0b");
            return Optional.empty();
        }
        Optional<Numbers> left = number(operation.left());
        Optional<Numbers> right = number(operation.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (operation.operator() != Term.Operator.NOT_EQUAL) {
            return Optional.of(new Conditions.Compare(operation.operator(), left.get(), right.get()));
        }
        Condition anyEqual = new Conditions.Compare(Term.Operator.EQUAL, left.get(), right.get());
        Condition anyUnequal = new Conditions.Compare(Term.Operator.NOT_EQUAL, left.get(), right.get());
        return Optional.of(new Conditions.And(anyUnequal, new Conditions.Not(anyEqual)));
    }

    /** The integers that an expression yields; empty if it yields none, which has been reported then. */
    Optional<Numbers> number(Term term) {
        if (term instanceof Term.Number number) {
            return Optional.of(new Numbers.Constant(number.value()));
        }
        if (term instanceof Term.Path path) {
            return facts.isFact(path) ? facts.number(path) : fieldNumber(path);
        }
        if (term instanceof Term.Operation operation && operation.operator().isArithmetic()) {
            Optional<Numbers> left = number(operation.left());
            Optional<Numbers> right = number(operation.right());
            return left.isEmpty() || right.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Numbers.Operation(operation.operator(), left.get(), right.get()));
        }
        diagnostics.error(Code.E0301, term.span(), "a number is needed here");
        return Optional.empty();
    }

    private Optional<Numbers> fieldNumber(Term.Path path) {
        Places places = paths.bind(path);
        if (places == null) {
            return Optional.empty();
        }
        if (places.ends().stream().noneMatch(PathNode::isNumber)) {
            diagnostics
                    .error(Code.E0301, path.span(), "a number is needed here")
                    .help("%s", Expectation.of(places));
            return Optional.empty();
        }
        return Optional.of(new Numbers.Fields(places));
    }
}
