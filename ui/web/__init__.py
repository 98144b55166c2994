"""The web pages: the chat (Gradio) and the staff's pages (plain HTML), in Chinese and English."""
