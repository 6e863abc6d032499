from PIL import Image
from transformers import Qwen2VLImageProcessor

Qwen2VLImageProcessor().save_pretrained("Qwen/Qwen2.5-VL-3B-Instruct")
image = Image.new("RGB", (3840, 2160), "gray")

# here: the variant

counts = [image_tokens(image, most) for most in (256, 640, 1280)]
assert all(0.8 * most < count <= most for count, most in zip(counts, (256, 640, 1280), strict=True)), counts
default = processor(images=image, return_tensors="pt")["image_grid_thw"].prod().item() // 4
assert 0.8 * 1280 < default <= 1280, default
assert 10_000 < image_tokens(image, 16384) < 10_700
