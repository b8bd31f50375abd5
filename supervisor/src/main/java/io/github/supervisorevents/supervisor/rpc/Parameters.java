package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcFormatException;
import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import java.util.List;

/**
 * The parameters of a call. What is of another type than wanted is INCORRECT_PARAMETERS.
 *
 * @param values as many as the method accepts
 */
record Parameters(List<XmlRpcValue> values) {
  Parameters {
    values = List.copyOf(values);
  }

  String text(int index) {
    try {
      return values.get(index).asText();
    } catch (XmlRpcFormatException other) {
      throw wrong();
    }
  }

  /** What is no text is named in the fault. */
  String textOrSay(int index) {
    XmlRpcValue value = values.get(index);
    if (value instanceof XmlRpcValue.Int number) {
      throw ControlException.of(Fault.INCORRECT_PARAMETERS, Long.toString(number.number()));
    }
    return text(index);
  }

  /** A signal may also be given as a number. */
  String textOrNumber(int index) {
    return values.get(index) instanceof XmlRpcValue.Int number
        ? Long.toString(number.number())
        : text(index);
  }

  /** A whole number; text and fractions are taken for one where they can be, as Python does. */
  long number(int index) {
    XmlRpcValue value = values.get(index);
    if (value instanceof XmlRpcValue.Int number) {
      return number.number();
    }
    if (value instanceof XmlRpcValue.Bool bool) {
      return bool.flag() ? 1 : 0;
    }
    if (value instanceof XmlRpcValue.Real real) {
      return (long) real.number();
    }
    try {
      return Long.parseLong(text(index).strip());
    } catch (NumberFormatException none) {
      throw wrong();
    }
  }

  /** A flag that may be left out; anything that Python takes for true is true. */
  boolean flag(int index, boolean otherwise) {
    if (index >= values.size()) {
      return otherwise;
    }
    XmlRpcValue value = values.get(index);
    if (value instanceof XmlRpcValue.Bool bool) {
      return bool.flag();
    }
    if (value instanceof XmlRpcValue.Int number) {
      return number.number() != 0;
    }
    return !text(index).isEmpty();
  }

  List<XmlRpcValue> list(int index) {
    try {
      return values.get(index).asList();
    } catch (XmlRpcFormatException other) {
      throw wrong();
    }
  }

  static ControlException wrong() {
    return ControlException.of(Fault.INCORRECT_PARAMETERS);
  }
}
