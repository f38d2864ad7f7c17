package dev.rushgate.rush;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a command line: {@code --name value} pairs, each at most once. */
record Words(Map<String, String> values) {

  static Words parse(List<String> words, Set<String> known) {
    var values = new HashMap<String, String>();
    for (int at = 0; at < words.size(); at += 2) {
      String name = words.get(at);
      if (!known.contains(name)) {
        throw new BadOption("unknown option " + name + "; see --help");
      }
      if (at + 1 == words.size()) {
        throw new BadOption(name + " needs a value");
      }
      if (values.put(name, words.get(at + 1)) != null) {
        throw new BadOption(name + " is given twice");
      }
    }
    return new Words(Map.copyOf(values));
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  long number(String name, long otherwise, long least, long most) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, like one out of bounds.
    }
    throw new BadOption(name + " is a whole number from " + least + " to " + most);
  }

  double share(String name, double otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, like one out of bounds.
    }
    throw new BadOption(name + " is a share from 0 to 1");
  }
}
