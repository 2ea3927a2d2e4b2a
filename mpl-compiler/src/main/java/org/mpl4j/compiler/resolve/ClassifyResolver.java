package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0409;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.ast.Statement.ClassifyStatement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** The meaning of {@code name: classify (tag)[window] { branches };}. */
record ClassifyResolver(
        ItemResolver items, ExpressionResolver expressions, PacketNames names, Diagnostics diagnostics) {
    /** A tag that was found: the expression, its values, and their names. */
    private record Tag(Expr expr, Domain domain, Optional<EnumType> enumeration) {}

    Classify resolve(ClassifyStatement classify, Symbol symbol, BlockScope scope) {
        Site site = Site.before(symbol, scope);
        Optional<Tag> tag = tag(classify.tag(), site);
        Optional<Expr> window = classify.window().flatMap(size -> expressions.resolve(size, ValueKind.INT, site));
        Optional<Expr> presence =
                classify.presence().flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site));
        List<Branch> branches = new ArrayList<>(classify.branches().size());
        for (Statement.Branch branch : classify.branches()) {
            branches.add(branch(branch, branches.size(), tag, site));
        }
        return new Classify(
                symbol.id(),
                classify.name().orElse(classify.tag()).text(),
                classify.name().isPresent(),
                tag.map(Tag::expr)
                        .orElseGet(() -> new Expr.IntConst(0, classify.tag().span())),
                window,
                branches,
                presence,
                classify.doc(),
                classify.name().isPresent() ? symbol.span() : classify.tag().span());
    }

    private Optional<Tag> tag(Ident name, Site site) {
        Optional<Symbol> symbol = names.item(name, site);
        if (symbol.isEmpty()) {
            return names.param(name.text()).map(param -> ofParam(param, name));
        }
        Item item = items.item(symbol.get().id());
        if (item instanceof Field field && field.type().kind() != ValueKind.OPAQUE) {
            Expr value = new Expr.FieldValue(field.id(), field.type().kind(), name.span());
            return Optional.of(new Tag(value, Domain.of(field.type()), field.enumeration()));
        }
        boolean isKnown = item instanceof Field || !(symbol.get().statement() instanceof Statement.FieldStatement);
        if (isKnown) {
            diagnostics
                    .error(E0409, name.span(), "`%s` has no value to choose a branch by", name)
                    .also(symbol.get().span(), "declared here")
                    .help("choose by a number, a truth value, a string or bytes");
        }
        return Optional.empty();
    }

    private static Tag ofParam(Param param, Ident name) {
        return new Tag(
                new Expr.ParamValue(param.index(), param.kind(), name.span()),
                Domain.of(param.kind()),
                Optional.empty());
    }

    private Branch branch(Statement.Branch branch, int index, Optional<Tag> tag, Site site) {
        Domain domain = tag.map(Tag::domain).orElse(Domain.LONG);
        PatternResolver patterns = new PatternResolver(expressions, domain, tag.flatMap(Tag::enumeration), diagnostics);
        Pattern pattern = tag.flatMap(found -> patterns.pattern(branch)).orElseGet(Pattern.Otherwise::new);
        String label = patterns.label(branch).orElse("branch " + index);
        Optional<Expr> guard = branch.guard()
                .flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site))
                .filter(condition -> !(condition instanceof Expr.BoolConst always && always.value()));
        Block body = items.blockOf(branch, branch.body());
        return new Branch(index, label, pattern, guard, body, branch.doc(), branch.patternSpan());
    }
}
