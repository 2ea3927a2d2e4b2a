package org.mpl4j.compiler.ir;

import java.util.List;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;

/** Finds out whether steps of static size can find anything wrong with the bytes once those are there. */
final class FailureScan {
    private final PacketPrograms programs;

    FailureScan(PacketPrograms programs) {
        this.programs = programs;
    }

    boolean canFail(List<Op> ops) {
        return ops.stream().anyMatch(this::canFail);
    }

    private boolean canFail(Op op) {
        if (op instanceof Op.Require || op instanceof Op.Load) {
            return false;
        } else if (op instanceof Op.TakeBytes take) {
            return !(take.length() instanceof Expr.IntConst);
        } else if (op instanceof Op.Switch choice) {
            List<Op.Case> cases = choice.cases();
            boolean isTotal = cases.get(cases.size() - 1).branch().pattern() instanceof Classify.Pattern.Otherwise;
            boolean isGuarded = cases.stream().anyMatch(c -> c.branch().guard().isPresent());
            return !isTotal || isGuarded || cases.stream().anyMatch(c -> canFail(c.body()));
        } else if (op instanceof Op.SetOrder order) {
            return order.slot().isPresent();
        } else if (op instanceof Op.Call call) {
            return !call.nested().arguments().isEmpty()
                    || programs.canFail(call.nested().target());
        }
        return !(op instanceof Op.Repeat repeat)
                || repeat.mustWalk()
                || repeat.endSlot().isPresent();
    }
}
