package social.linnet.ai;

/// Who made something, as people are told.
///
/// @param provider `builtin`, or the host of the server that was asked
/// @param model    the model's name there, or what the built-in engine calls itself (`painter`)
/// @param builtin  whether it is the engine that comes with the program
public record ModelName(String provider, String model, boolean builtin) {
}
